import { parseUpgradeSubTask, parseUpgradeTask } from "iot-upgrade-task";

/** @typedef {string | Uint8Array | ArrayBuffer} Body */
/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeSubTaskPage} UpgradeSubTaskPage */

/**
 * Reads saved responses: of a task, of its devices, or both in one object or one after the other, whatever text
 * is around them, such as the headers that curl prints. Of several tasks, it is the last one, as polls are saved
 * one below the other. An error of the platform's is thrown if there is nothing else.
 *
 * @param {Body} body
 * @returns {{ task: UpgradeTask | null, pages: UpgradeSubTaskPage[] }}
 */
export function readSavedResponses(body) {
  const text = (typeof body === "string" ? body : attempt(() => new TextDecoder().decode(body))) ?? "";
  const texts = objectsIn(text);
  // What is no JSON stays whole, so that its error describes the body as it was given.
  const isTaken = texts.length > 1 || (isJson(texts[0]) && text.trim() !== texts[0]);
  /** @type {any} */
  let error;
  const responses = (isTaken ? texts : [body]).flatMap((body) => {
    try {
      return readSavedResponse(body);
    } catch (thrown) {
      error = thrown;
      if (!error.platformCode) throw error;
      return [];
    }
  });
  if (!responses.length) throw error;
  return { task: responses.findLast(({ task }) => task)?.task ?? null, pages: responses.flatMap(({ page }) => page ?? []) };
}

/** Whether a text may be meant as saved responses, even if something is wrong with them. @param {string} text */
export function resemblesResponse(text) {
  return /^\s*\{/.test(text) || objectsIn(text).some(isJson);
}

/** @param {Body} body */
function readSavedResponse(body) {
  const page = attempt(() => parseUpgradeSubTask(body));
  return { page, task: page ? attempt(() => parseUpgradeTask(body)) : parseUpgradeTask(body) };
}

/** @template T @param {() => T} parse */
function attempt(parse) {
  try {
    return parse();
  } catch {
    return null;
  }
}

/** @param {string | undefined} text */
function isJson(text) {
  return text !== undefined && attempt(() => JSON.parse(text)) !== null;
}

/** The JSON objects in a text, whatever is between them; none if the last one does not end. @param {string} text */
function objectsIn(text) {
  const objects = [];
  let depth = 0;
  let start = 0;
  // The braces outside of strings. (A string that does not end takes all the rest, in one go.)
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|[{}]/gs)) {
    if (token === "{" && depth++ === 0) start = index;
    if (token === "}" && --depth === 0) objects.push(text.slice(start, index + 1));
  }
  return depth === 0 ? objects : [];
}
