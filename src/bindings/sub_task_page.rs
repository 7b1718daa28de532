//! A page of subtasks in its public shape, together with `sub_task_page.js`: one text crosses for all
//! of its subtasks, because every property set from Rust is a call into JavaScript.

use wasm_bindgen::prelude::*;

use super::convert;
use crate::domain::response::sub_task_page::SubTaskPage;

#[wasm_bindgen(module = "/src/bindings/sub_task_page.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildSubTaskPage)]
    fn build_sub_task_page(
        data: &str,
        page_no: Option<f64>,
        page_size: Option<f64>,
        total_count: Option<f64>,
        issues: JsValue,
    ) -> JsValue;
}

/// A plain object.
pub fn to_js(page: &SubTaskPage) -> JsValue {
    let SubTaskPage { data, page_no, page_size, total_count, issues } = page;
    build_sub_task_page(data, *page_no, *page_size, *total_count, convert::to_js(issues))
}
