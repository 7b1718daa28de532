/** Section 4 of the rules, as far as it concerns a saved response: its value, or its error. */

import { integerDigits, readBody } from "./json.js";
import { readPage } from "./page.js";
import { readTask } from "./task.js";

/**
 * @import { Node, ObjectNode } from "./json.js"
 * @import { Issue } from "./fields.js"
 */

const CODES = new Map([
  ["120015", "bad_request"],
  ["123029", "bad_request"],
  ["1010009", "throttled"],
  ["1010005", "unauthorized"],
  ["123009", "task_not_found"],
]);

/** What `parseUpgradeTask` must make of a body. @param {string | Uint8Array} body @param {"tolerant" | "strict"} validation */
export function expectedTask(body, validation) {
  return expected(body, validation, readTask);
}

/** What `parseUpgradeSubTask` must make of a body. @param {string | Uint8Array} body @param {"tolerant" | "strict"} validation */
export function expectedPage(body, validation) {
  return expected(body, validation, readPage);
}

/**
 * @template T
 * @param {string | Uint8Array} body
 * @param {"tolerant" | "strict"} validation
 * @param {(root: ObjectNode) => { value: T, issues: Issue[] } | undefined} read
 * @returns {{ value?: T, issues?: Issue[], error?: ReturnType<typeof failure> }}
 */
function expected(body, validation, read) {
  const root = readBody(body);
  if (!root) return { error: failure("invalid_json") };
  if (root.type !== "object") return { error: failure("invalid_response") };
  const platformCode = firstCode(root);
  if (platformCode !== null) return { error: platformError(root, platformCode) };
  const found = read(root);
  if (!found) return { error: failure("invalid_response") };
  const isRejected = validation === "strict" && found.issues.length > 0;
  return isRejected ? { error: failure("invalid_response"), issues: found.issues } : found;
}

/** @param {string} code @returns {{ code: string, platformCode: string | null, platformMessage: string | null, retryable: boolean }} */
function failure(code) {
  return { code, platformCode: null, platformMessage: null, retryable: false };
}

/** @param {ObjectNode} root @param {string} platformCode */
function platformError(root, platformCode) {
  const code = CODES.get(platformCode) ?? "platform_error";
  return { code, platformCode, platformMessage: firstMessage(root), retryable: code === "throttled" };
}

/** @param {ObjectNode} root */
function firstCode({ entries }) {
  const codes = [entries.get("error_code"), entries.get("resultcode")].map(codeOf);
  return codes.find((code) => code !== null) ?? null;
}

/** @param {Node | undefined} node */
function codeOf(node) {
  const text = node?.type === "text" ? node.value : node?.type === "number" ? numberText(node.source) : "";
  const code = text.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, "").replace(/^[+-]+/, "");
  return code === "" || code === "0" ? null : code;
}

/** `1e3` is the code 1000. @param {string} source */
function numberText(source) {
  return integerDigits(source) !== undefined && Number.isSafeInteger(Number(source)) ? String(Number(source)) : source;
}

/** @param {ObjectNode} root */
function firstMessage({ entries }) {
  for (const name of ["error_desc", "resultmsg", "error_msg"]) {
    const node = entries.get(name);
    if (node?.type === "text" && node.value !== "") return node.value;
    if (node?.type === "number") return node.source;
  }
  return null;
}
