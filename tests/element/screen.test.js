/** The controls of the screen, and the state that survives every update. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ENDED, response } from "./responses.js";
import { openElementPage } from "./element_page.js";

/** A task that changes with every response. */
const CHANGING = Array.from({ length: 10 }, (_, success) => response({}, { success, processing: 10 - success }));

/** @param {import("node:test").TestContext} t @param {Parameters<typeof openElementPage>[1]} [options] */
async function openPolling(t, options) {
  const opened = await openElementPage(t, options);
  const { platform, mount, element, settle } = opened;
  platform.script("op", CHANGING);
  await mount("op");
  /** @param {string} action */
  const control = (action) => element.locator(`[data-action="${action}"]`);
  /** @param {string} action */
  const press = async (action) => {
    await control(action).first().click();
    await settle();
  };
  return { ...opened, control, press };
}

test("pause stops polling, resume polls immediately", async (t) => {
  const { press, advance, requestTimes } = await openPolling(t);

  await press("pause");
  await advance(120);
  assert.deepEqual(requestTimes(), [0]);
  await press("resume");
  await advance(6);

  assert.deepEqual(requestTimes(), [0, 120, 125]);
});

test("refresh polls immediately, also while paused", async (t) => {
  const { press, advance, requestTimes } = await openPolling(t);

  await press("pause");
  await advance(30);
  await press("refresh");
  await advance(30);

  assert.deepEqual(requestTimes(), [0, 30]);
});

test("the user chooses the polling interval", async (t) => {
  const { control, settle, advance, requestTimes } = await openPolling(t);

  await control("interval").selectOption("60");
  await settle();
  await advance(61);

  assert.deepEqual(requestTimes(), [0, 60]);
});

test("polling can be restarted after an error ended it", async (t) => {
  const { platform, access, mount, press, advance, requestTimes, run } = await openPolling(t);
  platform.script("gone", [{ status: 404, body: { error_code: "123009", error_desc: "The requested task does not exist." } }, ENDED]);
  await run(() => window.element.remove());

  await mount("gone", { token: access.token });
  await advance(30);
  await press("refresh");

  assert.deepEqual(requestTimes().slice(1), [0, 30]);
  assert.equal(await run(() => window.element.task?.status), "success");
});

test("focus, selection, open details and typed text survive every update", async (t) => {
  const { element, control, page, advance, requestTimes, run } = await openPolling(t);
  await run(() => window.element.shadowRoot?.querySelectorAll("details").forEach((details) => (details.open = true)));

  await control("search").fill("device-");
  await control("search").evaluate((/** @type {HTMLInputElement} */ field) => field.setSelectionRange(2, 5));
  const before = await run(captureView);
  await advance(11);

  assert.deepEqual(requestTimes(), [0, 5, 10]);
  assert.deepEqual(await run(captureView), before);
  assert.equal(before.selection, "2-5");
  await element.getByText("device-9", { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).nodes.every((/** @type {Element} */ node) => node.isConnected)), true);
});

test("the search filters targets by a part of their ids", async (t) => {
  const { element, control, run, settle } = await openPolling(t);
  await run(() => window.element.shadowRoot?.querySelectorAll("details").forEach((details) => (details.open = true)));

  await control("search").fill("E-7");
  await settle();

  assert.equal(await element.getByText("device-7", { exact: true }).isVisible(), true);
  assert.equal(await element.getByText("device-8", { exact: true }).isVisible(), false);
});

test("of thousands of targets, some are listed, and the search finds the others", async (t) => {
  const { run, settle, element } = await openElementPage(t);
  const devices = Array.from({ length: 20_000 }, (_, index) => `d${index}`);
  await run(({ body }) => {
    window.mount({});
    window.element.task = window.sdk.parseUpgradeTask(JSON.stringify(body));
  }, { body: response({ targets: { devices } }, { total: 20_000, processing: 20_000 }).body });
  await settle();
  const targets = element.locator("[part=targets]");
  await targets.locator("summary").click();

  assert.equal(await targets.locator("li").count(), 500);
  assert.equal(await targets.locator("details > p").innerText(), "19,500 more");
  await targets.getByLabel("Find in the targets").fill("d19999");
  await settle();
  assert.deepEqual(await targets.locator("li").allInnerTexts(), ["d19999"]);
});

test("times are local or UTC", async (t) => {
  const { element, page, settle } = await openPolling(t);
  const created = () => element.locator('time[datetime^="2026-01-31T11:59:00"]').first().evaluate((time) => time.parentElement?.textContent);

  const local = await created();
  const other = element.locator('[data-action="zone"]');
  const tag = await other.first().evaluate((control) => control.tagName);
  if (tag === "SELECT") await other.selectOption("UTC");
  else await other.and(page.locator('[value="UTC"]')).click();
  await settle();

  assert.match(String(await created()), /11:59/);
  assert.match(String(await created()), /UTC/);
  assert.equal(typeof local, "string");
});

test("an old response is marked as stale, a recent one is not", async (t) => {
  const { platform, run, advance, settle } = await openPolling(t);
  const stale = () => run(() => window.element.shadowRoot?.querySelector('[part="stale"]') !== null);
  assert.equal(await stale(), false);

  platform.script("op", [{ status: 503 }]);
  await advance(30);
  assert.equal(await stale(), true);
  platform.script("op", CHANGING);
  await advance(90);
  await settle();

  assert.equal(await stale(), false);
});

test("throttling is shown, with a countdown to the next attempt", async (t) => {
  const { platform, element, press, advance, requestTimes } = await openPolling(t);
  platform.script("op", [{ status: 403, headers: { "retry-after": "30" }, body: { error_code: "1010009", error_desc: "app throttle exceed." } }]);
  const clocks = element.locator("[part=clocks] summary");

  await press("refresh");
  assert.match(await element.locator('[part="failure"]').innerText(), /^Call limit reached/);
  // Clients come back spread over an interval: 30 s and a random part.
  const shown = /next in (?:(\d+) min)? ?(?:(\d+) s)?/;
  const seconds = async () => {
    const [, minutes = 0, rest = 0] = shown.exec(await clocks.innerText()) ?? [];
    return 60 * Number(minutes) + Number(rest);
  };
  const first = await seconds();
  assert.ok(first >= 30 && first <= 75, String(first));
  await advance(10);

  assert.equal(await seconds(), first - 10);
  assert.deepEqual(requestTimes(), [0, 0]);
  // Impatience does not help: the request waits.
  await press("refresh");
  await advance(1);

  assert.match(await clocks.innerText(), /waiting for the call limit/);
});

test("the screen follows the language of the page, or its own lang attribute", async (t) => {
  const { run, act, element } = await openPolling(t, { prepare: (page) => page.addInitScript(() => document.documentElement?.setAttribute("lang", "zh-Hans")) });

  await act((element) => element.setAttribute("lang", "zh-CN"));
  assert.match(await run(() => window.element.summary), /升级/);
  assert.equal(await element.locator("[lang=zh], [lang=zh-CN]").count() > 0, true);
  await act((element) => element.setAttribute("lang", "en-GB"));

  assert.doesNotMatch(await run(() => window.element.summary), /升级/);
});

/** In the page: focus, selection, typed text and open details. Stores the nodes, to check later that they are still connected. */
function captureView() {
  const root = /** @type {ShadowRoot} */ (window.element.shadowRoot);
  const field = /** @type {HTMLInputElement} */ (root.activeElement);
  // The history of changes opens only later.
  const nodes = (/** @type {any} */ (window).nodes ??= [field, ...root.querySelectorAll("details")]);
  const open = nodes.slice(1).map((/** @type {HTMLDetailsElement} */ details) => details.open);
  return { focused: field.getAttribute("data-action"), selection: `${field.selectionStart}-${field.selectionEnd}`, typed: field.value, open };
}

for (const [lang, reason, next] of /** @type {const} */ ([
  ["en", "Asked about op-3, the platform responded about op.", "Next: check on the platform: the counts here are not reliable."],
  ["zh", "查询的是 op-3，平台返回的是 op。", "下一步：在平台上核对：此处的设备数不可靠。"],
])) {
  test(`a response about another task is not shown calmly, and both are named: ${lang}`, async (t) => {
    const { platform, mount, element, run } = await openElementPage(t);
    platform.script("op-3", [response()]);

    await mount("op-3", { attributes: { lang } });

    assert.equal(await element.locator('[part="verdict"] h2').getAttribute("data-severity"), "warning");
    assert.equal(await element.locator('[part="reasons"] li').first().innerText(), reason);
    assert.equal(await element.locator('[part="next"]').innerText(), next);
    assert.ok((await run(() => window.element.summary)).includes(`\n${reason}\n`));
  });
}

test("without a task, the screen names the one that is queried, also when it cannot be", async (t) => {
  const { platform, mount, advance, element, act } = await openElementPage(t);
  platform.script("op-3", [{ status: 503, body: "" }, { status: 404, body: { error_code: "123009", error_desc: "The requested task does not exist." } }]);
  const name = element.locator('[part="task"]');

  await mount("op-3");
  assert.deepEqual([await element.locator('[part="mark"]').innerText(), await name.allInnerTexts()], ["Retrying", ["Upgrade task op-3"]]);
  await advance(40);
  assert.equal(await element.locator('[part="failure"] h2').innerText(), "There is no such upgrade task");
  assert.deepEqual(await name.allInnerTexts(), ["Upgrade task op-3"]);
  await act((element) => element.removeAttribute("operation-id"));
  assert.deepEqual(await name.allInnerTexts(), []);
});
