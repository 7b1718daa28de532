/** How a call is described for Rust, by itself. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { UpgradeTaskClient } from "iot-upgrade-task";
import { callArguments } from "../../src/client/arguments.js";

/** In groups of four: where it was passed, its name, its kind and its text. @param {Partial<import("../../src/client/arguments.js").Call>} call */
function described(call) {
  const texts = JSON.parse(callArguments({ operationId: "op", accessToken: "token", clientOptions: {}, options: undefined, ...call }));
  return texts.flatMap((/** @type {string} */ _, /** @type {number} */ at) => (at % 4 === 0 ? [texts.slice(at, at + 4).join(" ")] : []));
}

test("every argument and option is described by its kind, and by its text where it is simple", () => {
  const call = { accessToken: () => "", clientOptions: { appKey: 7, allowInsecure: true, baseUrl: "https://user@platform.example/a" }, options: { signal: null } };

  assert.deepEqual(described(call), [
    "call operationId text op",
    "call accessToken function ",
    "call client object ",
    "call options object ",
    "client appKey number 7",
    "client allowInsecure boolean true",
    "client baseUrl text https://user@platform.example/a",
    "options signal null ",
    "url href text https://user@platform.example/a",
    "url hostname text platform.example",
    "url origin text https://platform.example",
    "url credentials text yes",
  ]);
});

test("in a worker, which has no document, a path is below its own origin", (t) => {
  t.after(() => Reflect.deleteProperty(globalThis, "location"));
  Object.assign(globalThis, { location: { origin: "https://console.example", href: "https://console.example/worker.js" } });

  assert.deepEqual(described({ clientOptions: { baseUrl: "/platform" } }).slice(5), [
    "url pageOrigin text https://console.example",
    "url relative text yes",
    "url href text https://console.example/platform",
    "url hostname text console.example",
    "url origin text https://console.example",
  ]);
  // What is no text is not asked for one.
  const strange = { toString: () => "/platform" };
  assert.deepEqual(described({ clientOptions: { baseUrl: strange } }).slice(4), ["client baseUrl object ", "url pageOrigin text https://console.example", "url relative text yes"]);
});

/** @type {[title: string, options: any, message: string][]} */
const UNREADABLE = [
  ["options of which a getter throws", { baseUrl: "https://platform.example", get appKey() { throw new Error("mine"); } }, "The options must be an object; received an object that cannot be read."],
  ["a proxy of a URL", { baseUrl: new Proxy(new URL("https://platform.example"), {}), appKey: "key" }, "`baseUrl` must be a text or a URL; received an object."],
];

for (const [title, options, message] of UNREADABLE) {
  test(`the error names what it is about: ${title}`, async () => {
    await assert.rejects(new UpgradeTaskClient(options).queryUpgradeTask("op", "token"), { code: "invalid_argument", message });
  });
}
