/** Properties mean their values: which change of them sends a request, and with what. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { queries } from "../package/page.js";
import { ENDED, response } from "./responses.js";
import { openElementPage } from "./element_page.js";

/** @typedef {Awaited<ReturnType<typeof openElementPage>>} Opened */

/** The access tokens that the requests carried. @param {Opened} opened */
const usedTokens = ({ platform }) => queries(platform).map(({ headers }) => headers.authorization?.replace("Bearer ", ""));

/** Issues a token, which invalidates the previous one. @param {Opened} opened */
function newToken({ platform, secrets }) {
  platform.expireTokens();
  const token = platform.token();
  secrets.add(token);
  return token;
}

test("a new function at every render causes neither a request nor a new token", async (t) => {
  const opened = await openElementPage(t);
  const { platform, access, mount, act, advance, run, requestTimes } = opened;
  platform.script("op", [response(), response({}, { processing: 9, success: 1 }), ENDED]);
  await mount("op", { token: null });
  await run(() => void (window.reasons = []));

  for (let render = 0; render < 15; render++) {
    await act((element, token) => void (element.accessToken = (reason) => (window.reasons.push(reason), token)), access.token);
    await advance(1);
  }

  assert.deepEqual(requestTimes(), [0, 5, 10]);
  assert.deepEqual(await run(() => window.reasons), ["first"]);
});

test("a new function is called when the token has been rejected", async (t) => {
  const opened = await openElementPage(t);
  const { platform, access, mount, act, advance, run, requestTimes } = opened;
  platform.script("op", [response()]);
  await mount("op", { token: null });
  await act((element, token) => void (element.accessToken = () => token), access.token);

  const token = newToken(opened);
  await act((element, token) => {
    window.reasons = [];
    element.accessToken = (reason) => (window.reasons.push(reason), token);
  }, token);
  await advance(5);

  assert.deepEqual(await run(() => window.reasons), ["rejected"]);
  assert.deepEqual(requestTimes(), [0, 5, 5]);
  assert.deepEqual(usedTokens(opened), [access.token, access.token, token]);
});

test("a task that has ended is not polled again because of a token or a client", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, act, advance, requestTimes } = opened;
  platform.script("op", [ENDED]);
  await mount("op");

  await act((element) => void (element.accessToken = () => "another"));
  await act((element) => void (element.accessToken = "another"));
  await act((element) => void (element.client = new window.sdk.UpgradeTaskClient({ baseUrl: element.baseUrl, appKey: element.appKey })));
  await advance(60);

  assert.deepEqual(requestTimes(), [0]);
  await act((element, token) => {
    element.accessToken = token;
    element.ask();
  }, newToken(opened));
  assert.deepEqual(requestTimes(), [0, 60]);
});

test("a new text token is used from the next poll on", async (t) => {
  const opened = await openElementPage(t);
  const { platform, access, mount, act, advance, requestTimes, run } = opened;
  platform.script("op", [response(), response({}, { processing: 9, success: 1 })]);
  await mount("op");

  await advance(2);
  const token = newToken(opened);
  await act((element, token) => void (element.accessToken = token), token);
  assert.deepEqual(requestTimes(), [0]);
  await advance(4);

  assert.deepEqual(requestTimes(), [0, 5]);
  assert.deepEqual(usedTokens(opened), [access.token, token]);
  assert.equal(await run(() => window.element.task?.staResult.success), 1);
});

test("a text that replaces a token during its rejection is used at once", async (t) => {
  const opened = await openElementPage(t);
  const { platform, access, events, requestTimes, run, settle } = opened;
  platform.script("op", [ENDED]);

  await run(({ baseUrl, appKey, token }) => {
    const { fetch } = window;
    window.fetch = (...request) => {
      window.fetch = fetch;
      window.element.accessToken = token;
      return fetch(...request);
    };
    window.mount({ "base-url": baseUrl, "app-key": appKey, "operation-id": "op" });
    window.element.accessToken = "outdated";
  });
  await settle();

  assert.deepEqual(requestTimes(), [0, 0]);
  assert.deepEqual(usedTokens(opened), ["outdated", access.token]);
  assert.deepEqual((await events()).map(({ name, status }) => [name, status]), [["update", "success"], ["end", "success"]]);
});

test("a new client is used from the next poll on, and pausing, refreshing and intervals go on", async (t) => {
  const { platform, mount, act, advance, requestTimes, run } = await openElementPage(t);
  platform.script("op", [response()]);
  await mount("op");
  await run(() => {
    window.used = [];
    window.clientNamed = (name) => {
      const { baseUrl, appKey } = window.element;
      return new window.sdk.UpgradeTaskClient({ baseUrl, appKey, fetch: (...args) => (window.used.push(name), fetch(...args)) });
    };
  });

  await advance(1);
  await act((element) => void (element.client = window.clientNamed("first")));
  await advance(4);
  assert.deepEqual(requestTimes(), [0, 5]);
  await act((element) => void (element.client = window.clientNamed("second")));
  await act((element) => void (element.refresh = "20"));
  await advance(15);
  assert.deepEqual(requestTimes(), [0, 5]);
  await advance(5);
  assert.deepEqual(requestTimes(), [0, 5, 25]);
  await act((element) => void (element.client = window.clientNamed("third")));
  await act((element) => void (element.refresh = "off"));
  await advance(60);
  assert.deepEqual(requestTimes(), [0, 5, 25]);
  await act((element) => element.ask());

  assert.deepEqual(requestTimes(), [0, 5, 25, 85]);
  assert.deepEqual(await run(() => window.used), ["first", "second", "third"]);
});

test("undefined and null remove the attribute, and nothing is sent without an id", async (t) => {
  const { platform, mount, act, advance, run, element } = await openElementPage(t);
  platform.script("op", [response()]);
  await mount("op");

  await act((element) => void (element.operationId = /** @type {any} */ (undefined)));
  await advance(60);

  assert.deepEqual(queries(platform).map(({ path }) => path.split("/").at(-1)), ["op"]);
  assert.equal(await run(() => window.element.hasAttribute("operation-id")), false);
  await element.getByText("Not set: operation-id.").waitFor();
  for (const value of [undefined, null]) {
    const names = await run(({ value }) => {
      window.element.lang = "zh";
      Object.assign(window.element, { baseUrl: value, appKey: value, refresh: value, lang: value });
      return window.element.getAttributeNames();
    }, { value });
    assert.deepEqual(names, []);
  }
});

test("what is no text is missing; a base URL may be a URL", async (t) => {
  const { platform, access, mount, act, run, element, requestTimes } = await openElementPage(t);
  platform.script("op", [ENDED]);
  await mount("", { attributes: { "base-url": "" } });

  const names = await run(() => {
    const { element } = window;
    const values = [{}, [], Symbol("op"), () => "op", Object.create(null)];
    return values.map((value) => {
      for (const name of ["baseUrl", "appKey", "operationId", "refresh", "devices", "lang"]) Reflect.set(element, name, value);
      return element.getAttributeNames();
    });
  });
  assert.deepEqual(names, [[], [], [], [], []]);
  await element.getByText("Not set: operation-id, base-url, app-key.").waitFor();
  assert.deepEqual(requestTimes(), []);

  await act((element, { baseUrl, appKey }) => Object.assign(element, { baseUrl: new URL(baseUrl), appKey, operationId: "op" }), access);
  assert.deepEqual(requestTimes(), [0]);
});

test("off may be written in capitals", async (t) => {
  const { platform, mount, act, advance, run, requestTimes } = await openElementPage(t);
  platform.script("op", [response({}, { processing: 9, fail: 1 })]);

  await mount("op", { attributes: { refresh: "OFF", devices: "Off" } });
  await advance(60);
  assert.deepEqual(queries(platform).map(({ path }) => path.split("/").at(-1)), ["op"]);
  assert.equal(await run(() => window.element.devices), "off");

  await act((element) => void (element.refresh = "20"));
  assert.equal(requestTimes().length, 2);
});

test("what is missing is named on the screen", async (t) => {
  const { mount, act, element } = await openElementPage(t);

  await act(() => window.mount({}));
  await element.getByText("Not set: operation-id, base-url, app-key, accessToken. accessToken is a property, not an attribute.").waitFor();
  await act((element) => element.remove());
  await mount("op", { token: null });
  await element.nth(0).getByText("Not set: accessToken.").waitFor();
});

test("a client with a token needs neither base URL nor app key, in any order", async (t) => {
  const { platform, act, requestTimes, access } = await openElementPage(t);
  platform.script("op", [ENDED]);

  await act(() => window.mount({}));
  await act((element, { token, ...options }) => {
    element.accessToken = token;
    element.client = new window.sdk.UpgradeTaskClient(options);
    element.operationId = "op";
  }, access);

  assert.deepEqual(requestTimes(), [0]);
});

test("the base URL does not matter while there is a client", async (t) => {
  const { platform, access, mount, act, advance, requestTimes } = await openElementPage(t);
  platform.script("op", [response()]);
  await mount("op");
  await act((element, { baseUrl, appKey }) => void (element.client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey })), access);

  await act((element) => void (element.baseUrl = "/elsewhere"));
  await advance(5);

  assert.deepEqual(requestTimes(), [0, 5]);
});

for (const [kind, load] of /** @type {[string, (options: any) => Promise<unknown>][]} */ ([
  ["of another entry", async (options) => {
    const { init, UpgradeTaskClient } = await import(/** @type {any} */ ("iot-upgrade-task/external"));
    await init();
    return new UpgradeTaskClient(options);
  }],
  ["behind a proxy", async (options) => new Proxy(new window.sdk.UpgradeTaskClient(options), {})],
])) {
  test(`a client ${kind}`, async (t) => {
    const { platform, page, access, act, requestTimes, settle } = await openElementPage(t);
    platform.script("op", [ENDED]);

    await act(() => window.mount({ "operation-id": "op" }));
    await page.evaluate(`(${load})(${JSON.stringify({ baseUrl: access.baseUrl, appKey: access.appKey })}).then((client) => Object.assign(window.element, { client, accessToken: ${JSON.stringify(access.token)} }))`);
    await settle();

    assert.deepEqual(requestTimes(), [0]);
  });
}

test("a given task stays, whatever else changes, until it is set to null", async (t) => {
  const opened = await openElementPage(t);
  const { platform, act, advance, run, requestTimes, mount } = opened;
  platform.script("op", [response()]);
  platform.script("two", [response({ operationId: "two" })]);
  await mount("op");

  await act((element, body) => void (element.task = window.sdk.parseUpgradeTask(body)), JSON.stringify(ENDED.body));
  await act((element) => Object.assign(element, { accessToken: "another", operationId: "two" }));
  await advance(60);
  assert.deepEqual(requestTimes(), [0]);
  assert.equal(await run(() => window.element.task?.status), "success");

  await act((element, token) => Object.assign(element, { accessToken: token, task: undefined }), newToken(opened));
  assert.deepEqual(requestTimes(), [0, 60]);
  assert.equal(await run(() => window.element.task?.operationId), "two");
});
