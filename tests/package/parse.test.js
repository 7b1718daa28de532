/** `parseUpgradeTask`: arguments and errors. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { failure } from "./failure.js";
import { openPage } from "./page.js";

test("an error body throws its error, without an HTTP status", async (t) => {
  const { run } = await openPage(t);

  const found = await run(() => window.outcome((async () => window.sdk.parseUpgradeTask(`{"resultcode":-1010005,"resultmsg":"Invalid access token or appId."}`))()));

  assert.deepEqual(found, failure({
    code: "unauthorized",
    message: "The platform does not accept the access token or the app key (code 1010005: Invalid access token or appId.).",
    hint: "Check whether the accessToken carried in the request is correct and not expired, and whether the app key reaches the platform.",
    ...{ platformCode: "1010005", platformMessage: "Invalid access token or appId." },
  }));
});

test("a body of the wrong type and invalid options are rejected", async (t) => {
  const { run } = await openPage(t);

  const found = await run(async () => {
    const moved = new Uint8Array(8);
    structuredClone(moved, { transfer: [moved.buffer] });
    const bodies = [undefined, null, 7, {}, [123], new Response("{}"), moved, moved.buffer];
    const throwing = new Proxy({}, { ownKeys: () => { throw new Error("A trap."); } });
    const options = [null, 7, [], throwing, { validation: "lax" }];
    const { parseUpgradeTask } = /** @type {any} */ (window.sdk);
    const thrown = async (/** @type {any[]} */ ...args) => (await window.outcome((async () => parseUpgradeTask(...args))())).error;
    const errors = await Promise.all([...bodies.map((body) => thrown(body)), ...options.map((one) => thrown("{}", one))]);
    return errors.map(({ name, code, message }) => [name, code, message]);
  });

  const body = (/** @type {string} */ kind) => `\`body\` must be a text, a Uint8Array or an ArrayBuffer; received ${kind}.`;
  const options = (/** @type {string} */ kind) => `The options must be an object; received ${kind}.`;
  const messages = [
    ...["undefined", "null", "a number", "an object", "an object", "an object", "an object", "an object"].map(body),
    ...["null", "a number", "a list", "an object that cannot be read"].map(options),
    `\`validation\` must be "tolerant" or "strict"; received "lax".`,
  ];
  assert.deepEqual(found, messages.map((message) => ["UpgradeTaskError", "invalid_argument", message]));
});
