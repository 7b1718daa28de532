/** What the tests of the list of devices share. */

import { queries } from "../package/page.js";
import { response } from "./responses.js";

/** @typedef {Awaited<ReturnType<typeof import("./element_page.js").openElementPage>>} ElementPage */

export const RUNNING = response({}, { processing: 8, fail: 2 });

/** A page of subtasks. @param {number} count @param {object} [fields] Of each of them. @param {object} [page] */
export function pageOf(count, fields = {}, page = {}) {
  const common = { operateType: "firmware_upgrade", status: "fail", detailInfo: "Not enough storage for the new firmware package" };
  const data = Array.from({ length: count }, (_, index) => ({ subOperationId: `sub-${index}`, deviceId: `device-${index}`, ...common, ...fields }));
  return { body: { data, pageNo: 0, pageSize: 100, totalCount: count, ...page } };
}

/** The queries of devices, in order: when, and with which parameters. @param {ElementPage} opened */
export function deviceQueries({ platform, start }) {
  return queries(platform).flatMap(({ path, time }) => {
    const [, parameters] = path.split("/subOperations?");
    return parameters === undefined ? [] : [`${(time - start) / 1000} ${parameters}`];
  });
}

/** @param {ElementPage} opened */
export const rows = ({ element }) => element.locator(".device-table tbody tr").allInnerTexts().then((texts) => texts.map((text) => text.replace(/\s+/g, " ").trim()));
