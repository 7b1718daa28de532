/** Test environments such as those of Vitest and Jest take the DOM away while an element is in it. */

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { Window } from "happy-dom";

import { response } from "./responses.js";

/** What the environment defines globally. */
const NAMES = /** @type {const} */ ([
  "document", "customElements", "CustomEvent", "Element", "HTMLElement", "HTMLButtonElement", "HTMLFormElement", "CSSStyleSheet", "addEventListener",
]);

/** @type {unknown[]} */
const errors = [];
const noteError = (/** @type {unknown} */ error) => void errors.push(error);
process.on("uncaughtException", noteError).on("unhandledRejection", noteError);
after(() => process.off("uncaughtException", noteError).off("unhandledRejection", noteError));

test("an element in a document that is taken away causes no error and polls no more", { timeout: 30_000 }, async (t) => {
  const environment = new Window({ url: "http://localhost/" });
  t.after(() => environment.happyDOM.close());
  const globals = /** @type {any} */ (globalThis);
  for (const name of NAMES) globals[name] = /** @type {any} */ (environment)[name];
  globals.addEventListener = environment.addEventListener.bind(environment);
  await import("iot-upgrade-task/element");
  const { UpgradeTaskClient } = await import("iot-upgrade-task");
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** Answers the requests, in order. @type {((response: Response) => void)[]} */
  const requests = [];
  const element = document.createElement("upgrade-task-status");
  const fetch = () => /** @type {Promise<Response>} */ (new Promise((resolve) => requests.push(resolve)));
  Object.assign(element, { client: new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", fetch }), operationId: "op", accessToken: "token" });
  document.body.append(element);
  await until(() => requests.length === 1);

  for (const name of NAMES) delete globals[name];
  requests[0](Response.json(response().body));
  await until(() => element.task !== null);
  t.mock.timers.tick(120_000);
  await nextTask();
  t.mock.timers.tick(120_000);
  await nextTask();

  assert.deepEqual(errors, []);
  assert.equal(requests.length, 1);
});

const nextTask = () => new Promise((resolve) => setImmediate(resolve));

/** @param {() => boolean} condition */
async function until(condition) {
  while (!condition()) await nextTask();
}
