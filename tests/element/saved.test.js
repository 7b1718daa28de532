/** What the element shows without polling: a given task, a saved response, a saved error. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ENDED, response } from "./responses.js";
import { openElementPage } from "./element_page.js";

const BODY = JSON.stringify(response({ operationId: "from-a-file" }, { processing: 6, success: 4 }).body);

for (const form of /** @type {const} */ (["text", "bytes", "buffer"])) {
  test(`a saved response, as ${form}`, async (t) => {
    const { run, requestTimes } = await openElementPage(t);

    await run(({ BODY, form }) => {
      const bytes = new TextEncoder().encode(BODY);
      window.mount({});
      return window.element.showAnswer({ text: BODY, bytes, buffer: bytes.buffer }[form]);
    }, { BODY, form });

    assert.equal(await run(() => window.element.task?.staResult.success), 4);
    assert.deepEqual(requestTimes(), []);
  });
}

test("a saved response stops polling, and clearing it resumes polling", async (t) => {
  const { platform, mount, act, advance, requestTimes, run } = await openElementPage(t);
  platform.script("op", [response()]);

  await mount("op");
  await act((element, body) => element.showAnswer(body), BODY);
  await advance(60);
  assert.deepEqual(requestTimes(), [0]);
  assert.equal(await run(() => window.element.task?.operationId), "from-a-file");
  await act((element) => void (element.task = null));

  assert.deepEqual(requestTimes(), [0, 60]);
  assert.equal(await run(() => window.element.task?.operationId), "op");
});

test("a response in flight does not replace a saved one", async (t) => {
  const { platform, mount, act, run, advance } = await openElementPage(t);
  platform.script("op", [{ ...response(), delayMs: 50 }]);

  await mount("op");
  await act((element, body) => element.showAnswer(body), BODY);
  await advance(1);

  assert.equal(await run(() => window.element.task?.operationId), "from-a-file");
});

test("a saved error is shown and dispatched as an event", async (t) => {
  const { run, settle, events, element } = await openElementPage(t);

  await run(() => {
    window.mount({});
    window.element.showAnswer('{"error_code":"123009","error_desc":"The requested task does not exist."}');
  });
  await settle();

  assert.deepEqual(await events(), [{ name: "error", error: "task_not_found", retryInMs: null }]);
  assert.equal(await run(() => window.element.task), null);
  await element.getByText("123009", { exact: true }).waitFor({ state: "attached" });
});

for (const [lang, expected] of /** @type {const} */ ([
  ["en", ["The response is not a usable upgrade task: operationId should be a text that is not empty", "Check that the base URL leads to the platform"]],
  ["zh-CN", []],
])) {
  test(`what is wrong with a saved response is told without the quotes of code, ${lang}`, async (t) => {
    const { run, settle, element } = await openElementPage(t);

    await run(({ lang }) => {
      window.mount({ lang });
      return window.element.showAnswer('{"operationId":"","status":7}');
    }, { lang });
    await settle();
    await element.locator("[part=failure] summary").click();

    const english = await element.locator('[part=failure] [lang="en"]').allInnerTexts();
    assert.equal(english.length, expected.length, String(english));
    assert.deepEqual(english.map((text, index) => text.slice(0, expected[index].length)), expected);
    assert.equal(await element.locator("[part=failure] [part=issues] li").count(), 5);
    assert.doesNotMatch(await element.locator("[part=failure]").innerText(), /`/);
  });
}

for (const [what, body, code] of /** @type {const} */ ([
  ["not JSON", "<html>", "invalid_json"],
  ["an empty body", "", "invalid_json"],
  ["not an object", "[]", "invalid_response"],
  ["null", /** @type {any} */ (null), "invalid_argument"],
])) {
  test(`never throws: ${what}`, async (t) => {
    const { run, settle, events } = await openElementPage(t);

    await run(({ body }) => {
      window.mount({});
      window.element.showAnswer(body);
    }, { body });
    await settle();

    assert.deepEqual((await events()).map(({ error }) => error), [code]);
  });
}

test("a given task is available immediately, and assessed", async (t) => {
  const { run, settle, requestTimes } = await openElementPage(t);

  const status = await run(({ body }) => {
    window.mount({});
    window.element.task = window.sdk.parseUpgradeTask(body);
    return window.element.task?.status;
  }, { body: JSON.stringify(ENDED.body) });
  await settle();

  assert.equal(status, "success");
  assert.match(await run(() => window.element.headline), /^100\s?%/);
  assert.deepEqual(requestTimes(), []);
});

test("a task that is given before the element is connected stays, even if the element could poll", async (t) => {
  const { platform, run, settle, requestTimes } = await openElementPage(t);
  platform.script("op", [response()]);

  await run(({ body, baseUrl, appKey, token }) => {
    const element = document.createElement("upgrade-task-status");
    Object.assign(element, { baseUrl, appKey, operationId: "op", accessToken: token });
    element.task = window.sdk.parseUpgradeTask(body);
    window.element = element;
    document.body.append(element);
  }, { body: JSON.stringify(ENDED.body) });
  await settle();

  assert.deepEqual(requestTimes(), []);
  assert.equal(await run(() => window.element.task?.status), "success");
});
