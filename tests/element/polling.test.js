/** When the element polls, and the events that it dispatches. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ENDED, response } from "./responses.js";
import { openElementPage } from "./element_page.js";

test("it polls until the task has ended, with an event for each response", async (t) => {
  const { platform, mount, advance, requestTimes, events } = await openElementPage(t);
  platform.script("op", [response(), response({}, { processing: 8, success: 2 }), ENDED]);

  await mount("op");
  await advance(60);

  assert.deepEqual(requestTimes(), [0, 5, 10]);
  assert.deepEqual(await events(), [
    { name: "update", status: "processing", number: 1 },
    { name: "update", status: "processing", number: 2 },
    { name: "update", status: "success", number: 3 },
    { name: "end", status: "success", number: 3 },
  ]);
});

test("it sends no request while a required property is missing", async (t) => {
  const { platform, mount, act, requestTimes } = await openElementPage(t);
  platform.script("op", [ENDED]);

  await mount("op", { token: null });
  assert.deepEqual(requestTimes(), []);
  await act((element, token) => void (element.accessToken = token), platform.token());

  assert.deepEqual(requestTimes(), [0]);
});

test("several changes in a row send one request", async (t) => {
  const { platform, access, mount, act, requestTimes } = await openElementPage(t);
  platform.script("op", [ENDED]);

  await mount("op", { attributes: { "base-url": "" } });
  await act((element, baseUrl) => {
    element.operationId = "other";
    element.baseUrl = baseUrl;
    element.operationId = "op";
    element.setAttribute("lang", "zh");
  }, access.baseUrl);

  assert.deepEqual(requestTimes(), [0]);
});

test("another operation id polls that task and drops the previous one", async (t) => {
  const { platform, mount, act, advance, run, events } = await openElementPage(t);
  platform.script("op", [response()]);
  platform.script("two", [{ ...response({ operationId: "two" }), delayMs: 0 }]);

  await mount("op");
  await act((element) => void (element.operationId = "two"));
  await advance(6);

  assert.equal(await run(() => window.element.task?.operationId), "two");
  assert.deepEqual((await events()).map(({ number }) => number), [1, 1, 2]);
});

test("a given client is used instead of base URL and app key", async (t) => {
  const { platform, mount, act, requestTimes, run } = await openElementPage(t);
  platform.script("op", [ENDED]);

  await mount("op", { attributes: { "base-url": "", "app-key": "" } });
  assert.deepEqual(requestTimes(), []);
  await run(({ baseUrl, appKey }) => void (window.element.client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey })));
  await act(() => {});

  assert.deepEqual(requestTimes(), [0]);
});

test("properties that were set before the element was defined are used", async (t) => {
  const { platform, page, run, settle, requestTimes } = await openElementPage(t, { load: "import-map" });
  platform.script("op", [ENDED]);

  await run(({ baseUrl, appKey, token }) => {
    window.mount({ "base-url": baseUrl, "app-key": appKey });
    Object.assign(window.element, { accessToken: token, operationId: "op" });
  });
  await page.addScriptTag({ type: "module", content: `import "iot-upgrade-task/element";` });
  await page.waitForFunction(() => customElements.get("upgrade-task-status"));
  await settle();

  assert.deepEqual(requestTimes(), [0]);
});

test("refresh is the polling interval in seconds", async (t) => {
  const { platform, mount, act, advance, requestTimes } = await openElementPage(t);
  platform.script("op", [response()]);

  await mount("op", { attributes: { refresh: "20" } });
  await advance(41);
  assert.deepEqual(requestTimes(), [0, 20, 40]);
  await act((element) => void (element.refresh = "2"));
  await advance(5);

  assert.deepEqual(requestTimes(), [0, 20, 40, 42, 44, 46]);
});

test("with refresh, too, a hidden page polls once a minute, and immediately when it is shown again", async (t) => {
  const { platform, mount, act, advance, requestTimes } = await openElementPage(t);
  platform.script("op", [response()]);
  const show = (/** @type {"hidden" | "visible"} */ visibilityState) =>
    act((_, value) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, value });
      document.dispatchEvent(new Event("visibilitychange"));
    }, visibilityState);

  await mount("op", { attributes: { refresh: "2" } });
  await advance(5);
  await show("hidden");
  await advance(60);
  assert.deepEqual(requestTimes(), [0, 2, 4, 64]);
  await act((element) => void (element.refresh = "3"));
  await advance(10);
  assert.deepEqual(requestTimes(), [0, 2, 4, 64]);
  await show("visible");
  await advance(4);

  assert.deepEqual(requestTimes(), [0, 2, 4, 64, 75, 78]);
});

test("with refresh off it polls once, and then on request", async (t) => {
  const { platform, mount, act, advance, requestTimes } = await openElementPage(t);
  platform.script("op", [1, 2, 3].map((success) => response({}, { success, processing: 10 - success })));

  await mount("op", { attributes: { refresh: "off" } });
  await advance(120);
  assert.deepEqual(requestTimes(), [0]);
  await act((element) => element.ask());
  assert.deepEqual(requestTimes(), [0, 120]);
  await act((element) => void element.removeAttribute("refresh"));
  await advance(6);

  assert.deepEqual(requestTimes(), [0, 120, 120, 125]);
});

test("a retryable error dispatches events and is retried", async (t) => {
  const { platform, mount, advance, events } = await openElementPage(t);
  platform.script("op", [{ status: 503, body: { error_code: "50252", error_desc: "Internal server error." } }, ENDED]);

  await mount("op");
  await advance(10);

  const received = await events();
  assert.deepEqual(received.map(({ name, error, status }) => [name, error ?? status]), [
    ["update", "platform_error"],
    ["error", "platform_error"],
    ["update", "success"],
    ["end", "success"],
  ]);
  assert.equal(typeof received[1].retryInMs, "number");
});

test("while paused, a failed poll is not retried, and the event says so", async (t) => {
  const { platform, mount, advance, requestTimes, events } = await openElementPage(t);
  platform.script("op", [{ status: 503 }]);

  await mount("op", { attributes: { refresh: "off" } });
  await advance(120);

  assert.deepEqual(requestTimes(), [0]);
  assert.deepEqual((await events()).at(-1), { name: "error", error: "http_error", retryInMs: null });
});

test("a non-retryable error ends polling until the token changes", async (t) => {
  const { platform, mount, act, advance, requestTimes, events } = await openElementPage(t);
  platform.script("op", [ENDED]);

  await mount("op", { token: "no-such-token" });
  await advance(60);
  assert.deepEqual(requestTimes(), [0]);
  assert.deepEqual(await events(), [{ name: "error", error: "unauthorized", retryInMs: null }]);
  await act((element, token) => void (element.accessToken = token), platform.token());

  assert.deepEqual(requestTimes(), [0, 60]);
});

test("while responses arrive, the page is not offline, whatever the browser claims", async (t) => {
  const { platform, mount, advance, element } = await openElementPage(t, {
    prepare: (page) => page.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false })),
  });
  platform.script("op", [response(), { ...response(), fault: "cut off" }, response()]);
  const offline = element.locator("[part=offline]");
  const clocks = element.locator("[part=clocks] summary");

  await mount("op");
  assert.equal(await offline.count(), 0);
  assert.match(await clocks.innerText(), /next in/);
  assert.equal(await element.getByText("Time left").count(), 1);
  await advance(5);
  assert.equal(await offline.count(), 1);
  // It comes with the connection.
  assert.doesNotMatch(await clocks.innerText(), /next in/);
  assert.equal(await element.getByText("Time left").count(), 0);
  await advance(60);

  assert.equal(await offline.count(), 0);
});
