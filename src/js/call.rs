//! One call of the public API, as JavaScript supervises it (`supervise.js`).

use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

use super::error::Stop;
use super::wait;

#[wasm_bindgen]
extern "C" {
    /// A call under supervision: should this instance be lost, its promise is rejected and
    /// what it holds outside of the instance is given back.
    #[derive(Debug)]
    pub type Call;

    /// Tells that the next sign of life comes within this many milliseconds.
    #[wasm_bindgen(method)]
    pub fn expect(this: &Call, ms: u32);

    /// Tells that nobody knows when the next sign of life comes.
    #[wasm_bindgen(method)]
    pub fn rest(this: &Call);
}

impl Call {
    /// The work's result, or the caller's reason for an abort that comes first.
    ///
    /// # Errors
    /// The work's own, or the abort.
    pub async fn or_aborted<T>(
        &self,
        signal: Option<AbortSignal>,
        work: impl Future<Output = Result<T, Stop>>,
    ) -> Result<T, Stop> {
        let Some(signal) = signal else {
            return work.await;
        };
        if signal.aborted() {
            return Err(Stop::Aborted(signal.reason()));
        }
        match wait::unless(work, wait::aborted(&signal)).await {
            Some(result) => result,
            None => Err(Stop::Aborted(signal.reason())),
        }
    }
}
