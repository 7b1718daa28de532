// Checks the form of the corpus, so that a slip in a case shows as such and not as a fault of the code.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

/** @typedef {Record<string, any>} Json */

const FIELDS = {
  "": ["operationId", "createTime", "startTime", "stopTime", "operateType", "targets", "policy", "status", "staResult", "extendPara"],
  "targets.": ["deviceGroups", "deviceType", "model", "manufacturerName", "devices"],
  "policy.": ["executeType", "startTime", "endTime", "retryType", "retryTimes"],
  "staResult.": ["total", "wait", "processing", "success", "fail", "stop", "timeout"],
  "extendPara.": ["fileVersion"],
};
const PATHS = new Set(Object.entries(FIELDS).flatMap(([parent, names]) => names.map((name) => parent + name)));
const ELEMENT = /^targets\.(devices|deviceGroups)\[(0|[1-9]\d*)\]$/;
const TIMES = new Set(["createTime", "startTime", "stopTime", "policy.startTime", "policy.endTime"]);
/** @type {Record<string, string[]>} */
const SEVERITIES = {
  missing: ["violation"],
  wrong_type: ["coerced", "violation"],
  unknown_value: ["violation"],
  bad_timestamp: ["coerced", "violation"],
  out_of_range: ["violation"],
  unsafe_integer: ["violation"],
  too_many: ["violation"],
  inconsistent: ["violation"],
};
// The errors that an answer can give; the others happen before or without one.
const ERRORS = ["unauthorized", "throttled", "bad_request", "task_not_found", "platform_error", "http_error", "invalid_json", "invalid_response"];
const CASE_KEYS = ["name", "rule", "base", "asked", "status", "headers", "body", "base64", "patch", "expect"];
const ERROR_KEYS = ["code", "platformCode", "platformMessage", "retryable", "retryAfterMs"];
const RULE = /^(N([1-9]|1[0-6])|errors)( (N([1-9]|1[0-6])|errors))*$/;

const folder = new URL("./", import.meta.url);
/** @type {string[]} */
const slips = [];
/** @type {Set<string>} */
const names = new Set();

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text.replace(/^\ufeff/, ""));
    return true;
  } catch {
    return false;
  }
}

/** @param {Json} issue @param {(slip: string) => void} slip */
function checkIssue({ path, code, severity, received, ...rest }, slip) {
  if (!PATHS.has(path) && !ELEMENT.test(path)) slip(`issue at unknown path ${path}`);
  if (!SEVERITIES[code]?.includes(severity)) slip(`${path}: no ${severity} ${code}`);
  if (Object.keys(rest).length > 0) slip(`${path}: unknown keys of an issue`);
  if (received === undefined) return;
  if ((received === null) !== (code === "missing")) slip(`${path}: received is null for missing alone`);
  if (received === null) return;
  if (typeof received !== "string" || received.length > 120) slip(`${path}: received is no text of at most 120`);
  else if (received.length < 120 && !isJson(received)) slip(`${path}: received is not JSON`);
}

/** @param {Json} task @param {(slip: string) => void} slip */
function checkTask(task, slip) {
  for (const [path, value] of Object.entries(task)) {
    if (!PATHS.has(path) && !path.startsWith("extendPara.")) slip(`unknown path ${path}`);
    if (TIMES.has(path) && value !== null && new Date(value).toISOString() !== value) slip(`${path} is no ISO time`);
  }
}

/** @param {Json} one @param {(slip: string) => void} slip */
function checkCase(one, slip) {
  const { name, rule, body, base64, patch, base, asked, status, headers, expect } = one;
  for (const key of Object.keys(one)) if (!CASE_KEYS.includes(key)) slip(`unknown key ${key}`);
  if (typeof name !== "string" || names.has(name)) slip("the name is none or not unique");
  names.add(name);
  if (!RULE.test(rule)) slip(`unknown rule ${rule}`);
  if ([body, base64, patch].filter((input) => input !== undefined).length !== 1) slip("not exactly one of body, base64, patch");
  if (base !== undefined && (base !== "base-groups" || !patch)) slip(`unknown base ${base}`);
  if (asked !== undefined && typeof asked !== "string") slip("asked is no text");
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) slip(`no such status ${status}`);
  if (Object.values(headers ?? {}).some((value) => typeof value !== "string")) slip("a header is no text");
  if (base64 !== undefined && Buffer.from(base64, "base64").toString("base64") !== base64) slip("base64 is not canonical");
  for (const path of Object.keys(patch ?? {})) {
    const parent = path.includes(".") ? path.slice(0, path.indexOf(".") + 1) : "";
    if (parent && !(parent in FIELDS)) slip(`patch of unknown path ${path}`);
  }
  if (expect.error) {
    if (Object.keys(expect).length > 1) slip("an error beside a task");
    if (!ERRORS.includes(expect.error.code)) slip(`unknown error ${expect.error.code}`);
    for (const key of Object.keys(expect.error)) if (!ERROR_KEYS.includes(key)) slip(`unknown key ${key} of an error`);
    if (expect.error.code === "invalid_response" && body !== undefined && !isJson(body)) slip("invalid_response for what is not JSON");
    return;
  }
  if (body !== undefined && !isJson(body)) slip("a task from what is not JSON");
  checkTask(expect.task, slip);
  for (const issue of expect.issues) checkIssue(issue, slip);
  const told = expect.issues.map((/** @type {Json} */ issue) => `${issue.path} ${issue.code}`);
  if (new Set(told).size !== told.length) slip("the same issue twice");
}

for (const name of ["base.json", "base-groups.json"]) {
  if (Object.keys(read(name)).join() !== FIELDS[""].join()) slips.push(`${name}: not the ten fields in their order`);
}
for (const file of readdirSync(folder).filter((name) => name.endsWith(".json") && !name.startsWith("base"))) {
  for (const one of read(file)) checkCase(one, (slip) => slips.push(`${file}: ${one.name}: ${slip}`));
}
test("every case of the corpus has the form that its README describes", () => {
  assert.deepEqual(slips, []);
  assert.notEqual(names.size, 0);
});
