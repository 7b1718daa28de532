/** Section 2b of the rules: a page of subtasks. */

import { Fields, Issues, fromEntries } from "./fields.js";
import { checkTimes, readOperateType, readTimes } from "./task.js";

/** @import { Node, ObjectNode } from "./json.js" */

const STATUSES = ["wait", "processing", "fail", "success", "stop"];

/** The page of a response; undefined if it is not usable. @param {ObjectNode} root */
export function readPage(root) {
  const issues = new Issues();
  const fields = new Fields(root.entries, "", issues);
  const list = fields.node("data");
  if (list?.type !== "list") return undefined;

  const data = list.items.flatMap((item, index) => readSubTask(item, `data[${index}]`, issues));
  const paging = { pageNo: fields.count("pageNo"), pageSize: fields.count("pageSize"), totalCount: readTotal(fields) };
  return { value: { data, ...paging }, issues: issues.found };
}

/** `totalSize` where `totalCount` is absent, also by N2 and N3. @param {Fields} fields */
function readTotal(fields) {
  if (fields.node("totalSize") === undefined) fields.require("totalCount");
  const total = fields.count("totalCount");
  const isAbsent = total === null && !fields.issues.found.some(({ path, code }) => path === "totalCount" && code !== "wrong_type" && code !== "missing");
  return isAbsent ? fields.count("totalSize") : total;
}

/** @param {Node} item @param {string} path @param {Issues} issues */
function readSubTask(item, path, issues) {
  if (item.type !== "object") {
    issues.violation(path, "wrong_type", item);
    return [];
  }
  const fields = new Fields(item.entries, `${path}.`, issues);
  for (const name of ["subOperationId", "deviceId", "status"]) fields.require(name);
  const ids = { subOperationId: fields.id("subOperationId"), deviceId: fields.id("deviceId"), status: readStatus(fields) };
  const times = readTimes(fields);
  const rest = { operateType: readOperateType(fields), detailInfo: fields.text("detailInfo"), extendInfo: readExtendInfo(fields) };
  checkTimes(fields, times);
  return [{ ...ids, ...times, ...rest }];
}

/** @param {Fields} fields */
function readStatus(fields) {
  const node = fields.node("status");
  if (node?.type !== "text" || node.value !== "failed") return fields.word("status", STATUSES);
  fields.issues.coerced(fields.path("status"), "unknown_value", node);
  return "fail";
}

/** @param {Fields} fields */
function readExtendInfo(fields) {
  const object = fields.jsonObject("extendInfo");
  if (!object) return null;
  return fromEntries([...object.entries].map(([key, node]) => [key, fields.any(node, `${fields.path("extendInfo")}.${key}`)]));
}
