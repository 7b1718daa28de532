/** Loads the corpus: see README.md for its form. */

import { readFileSync, readdirSync } from "node:fs";

/**
 * @typedef {object} Expected
 * @property {Record<string, unknown>} [task] by dotted path
 * @property {Record<string, unknown>[]} [issues]
 * @property {Record<string, unknown>} [error]
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} rule
 * @property {Uint8Array<ArrayBuffer>} bytes
 * @property {string | undefined} asked
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {Expected} expect
 */

const NOT_CASES = ["base.json", "base-groups.json"];

/** @param {string} file */
const read = (file) => readFileSync(new URL(file, import.meta.url), "utf8");

/** Every case. @returns {Case[]} */
export function corpus() {
  const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".json"));
  const cases = files.filter((file) => !NOT_CASES.includes(file)).flatMap((file) => JSON.parse(read(file)));
  return cases.map(({ name, rule, asked, status = 200, headers = {}, expect, ...body }) => {
    return { name, rule, asked, status, headers, expect, bytes: bytesOf(body) };
  });
}

/** @param {{ body?: string, base64?: string, patch?: Record<string, unknown>, base?: string }} given */
function bytesOf({ body, base64, patch = {}, base = "base" }) {
  if (base64 !== undefined) return new Uint8Array(Buffer.from(base64, "base64"));
  return new TextEncoder().encode(body ?? JSON.stringify(patched(JSON.parse(read(`${base}.json`)), patch)));
}

/**
 * @param {Record<string, any>} answer
 * @param {Record<string, unknown>} patch
 */
function patched(answer, patch) {
  for (const [path, value] of Object.entries(patch)) {
    const keys = path.split(".");
    const last = /** @type {string} */ (keys.pop());
    const holder = keys.reduce((object, key) => object[key], answer);
    if (typeof value === "object" && value !== null && "$absent" in value) delete holder[last];
    else holder[last] = value;
  }
  return answer;
}

/**
 * What differs from the expectation; an empty list where nothing does.
 *
 * @param {Expected} expect
 * @param {{ task?: any, error?: any }} outcome
 * @returns {string[]}
 */
export function differences(expect, { task, error }) {
  if (expect.error) return error ? unlike(expect.error, error, "error") : ["resolved instead of failing"];
  if (error) return [`failed: ${error.code}: ${error.message}`];
  const fields = Object.entries(expect.task ?? {}).flatMap(([path, value]) => {
    const found = path.split(".").reduce((object, key) => object?.[key], task);
    return same(value, found) ? [] : [`${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(value)}`];
  });
  return [...fields, ...issuesUnlike(expect.issues ?? [], task.issues)];
}

/**
 * @param {Record<string, unknown>} expected
 * @param {Record<string, any>} found
 * @param {string} where
 */
function unlike(expected, found, where) {
  return Object.entries(expected).flatMap(([key, value]) => {
    if (key === "issues") return issuesUnlike(/** @type {Record<string, unknown>[]} */ (value), found.issues);
    return same(value, found[key]) ? [] : [`${where}.${key}: ${JSON.stringify(found[key])} instead of ${JSON.stringify(value)}`];
  });
}

/**
 * @param {Record<string, unknown>[]} expected
 * @param {Record<string, any>[]} found
 */
function issuesUnlike(expected, found) {
  const left = [...found];
  const missed = expected.filter((issue) => {
    const at = left.findIndex((candidate) => unlike(issue, candidate, "").length === 0);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missed.map((issue) => `no issue ${JSON.stringify(issue)}`),
    ...left.map((issue) => `unexpected issue ${JSON.stringify(issue)}`),
  ];
}

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
function same(expected, found) {
  return JSON.stringify(expected) === JSON.stringify(found);
}
