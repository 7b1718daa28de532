/** The table of the devices: what it shows of hostile, odd and changing rows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { RUNNING, pageOf, rows } from "./devices_page.js";
import { openElementPage } from "./element_page.js";
import { response } from "./responses.js";

test("focus, search, sort and page survive every update", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance, run, element } = opened;
  platform.script("op", [response({}, { total: 200, processing: 80, fail: 120 }), response({}, { total: 200, processing: 79, success: 1, fail: 120 })]);
  platform.script("op/subOperations", [pageOf(100, {}, { totalCount: 120 })]);

  await mount("op");
  await element.locator("[data-action=devices-sort][value=device]").click();
  await element.locator("[data-action=devices-page]").last().click();
  const search = element.locator("[data-action=devices-search]");
  await search.fill("device-");
  await search.press("Home");
  await advance(6);

  assert.equal(await run(() => window.element.shadowRoot?.activeElement?.getAttribute("data-action")), "devices-search");
  assert.equal(await search.evaluate((input) => /** @type {HTMLInputElement} */ (input).selectionStart), 0);
  assert.equal(await element.locator("th[aria-sort=ascending]").innerText(), "Device");
  // A search begins at the first page.
  assert.equal(await element.locator(".pager span").innerText(), "1–50 of 100");
});

/** @type {["headers" | "pages" | "filters" | "search", string][]} */
const LIST_CONTROLS = [["pages", "[data-action=devices-page]:last-child"], ["headers", "[data-action=devices-sort][value=device]"], ["filters", "[data-action=devices-filter][value=fail]"], ["search", "[data-action=devices-search]"]];
for (const [name, selector] of LIST_CONTROLS) {
  test(`another list begins at its top, and the focus stays: ${name}`, async (t) => {
    const { platform, mount, page, element, run, settle } = await openElementPage(t);
    platform.script("op", [response({}, { total: 200, processing: 100, fail: 100 })]);
    platform.script("op/subOperations", [pageOf(100)]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await mount("op");
    const scroll = element.locator(".scroll");
    await scroll.evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight));
    assert.notEqual(await scroll.evaluate(({ scrollTop }) => scrollTop), 0);

    await element.locator(selector).focus();
    await page.keyboard.press(name === "search" ? "d" : "Enter");
    await settle();

    assert.equal(await scroll.evaluate(({ scrollTop }) => scrollTop), 0);
    assert.equal(await run(({ selector }) => window.element.shadowRoot?.activeElement?.matches(selector), { selector }), true);
  });
}

test("on a phone the next page is seen from its start", async (t) => {
  const { platform, mount, page, element, run } = await openElementPage(t);
  platform.script("op", [response({}, { total: 200, processing: 100, fail: 100 })]);
  platform.script("op/subOperations", [pageOf(100)]);
  await page.setViewportSize({ width: 390, height: 800 });
  await mount("op");

  await element.locator("[data-action=devices-page]").last().click();

  assert.equal(await element.locator("[data-action=devices-sort]").first().evaluate((button) => button.getBoundingClientRect().top >= 0), true);
  assert.match(await element.locator("tbody th").first().innerText(), /^device-50$/);
  assert.equal(await element.locator("tbody th").first().evaluate((id) => id.getBoundingClientRect().bottom < innerHeight), true);
  assert.equal(await run(() => window.element.shadowRoot?.activeElement?.getAttribute("data-action")), "devices-page");
});

test("keys scroll the list from a header, which is the only tab stop of it, and says that it sorts", async (t) => {
  const { platform, mount, page, element } = await openElementPage(t);
  platform.script("op", [response({}, { total: 200, processing: 100, fail: 100 })]);
  platform.script("op/subOperations", [pageOf(100)]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await mount("op");
  const scroll = element.locator(".scroll");

  assert.equal(await scroll.evaluate(({ tabIndex }) => tabIndex), -1);
  const header = element.locator("[data-action=devices-sort]").first();
  assert.equal(await header.evaluate((button) => getComputedStyle(button, "::after").content), '" ↕" / ""');
  await header.press("PageDown");
  await scroll.evaluate((scroll) => scroll.scrollTop > 0 || new Promise((resolve) => scroll.addEventListener("scroll", resolve, { once: true })));
});

for (const [name, failure, title] of /** @type {const} */ ([
  ["a platform that does not know the call", { status: 404, body: "<h1>Not found</h1>" }, "The platform does not list the devices of this task"],
  ["a server that refuses it", { status: 403, body: "Forbidden" }, "The platform does not list the devices of this task"],
  ["a platform that does not know the task when asked for its devices", { status: 404, body: { error_code: "123009" } }, "The platform does not list the devices of this task"],
  ["a page that is no list", { body: { data: 7 } }, "The response is not a list of devices"],
])) {
  test(`${name}: the task stays whole, the list says what is wrong, and can be tried again`, async (t) => {
    const opened = await openElementPage(t);
    const { platform, mount, settle, element, events } = opened;
    platform.script("op", [RUNNING]);
    platform.script("op/subOperations", [/** @type {any} */ (failure), pageOf(2)]);

    await mount("op");
    assert.equal(await element.locator('[part="devices"] strong').first().innerText(), title);
    assert.equal(await element.locator('[part="live"] [part="mark"]').innerText(), "Live");
    assert.deepEqual((await events()).map(({ name }) => name), ["update", "error"]);
    await element.locator("[data-action=devices-load]").click();
    await settle();

    assert.equal((await rows(opened)).length, 2);
  });
}

test("a search goes on in a list that is too short to begin one, and can be cleared there", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, settle, element } = opened;
  platform.script("op", [response({}, { processing: 2, fail: 8 })]);
  platform.script("op/subOperations", [pageOf(8), pageOf(2, { status: "processing" })]);
  const search = element.locator("[data-action=devices-search]");

  await mount("op");
  await search.fill("device-7");
  await element.locator("[data-action=devices-filter][value=processing]").click();
  await settle();
  assert.equal(await element.getByText("No device matches.").count(), 1);
  await search.fill("");

  assert.equal((await rows(opened)).length, 2);
  assert.equal(await search.count(), 0);
});

for (const [lang, reason] of [["en", "Another task runs on the device"], ["zh", "设备上有其他任务在执行 Task Conflict"]]) {
  test(`a known reason has the platform's words beside it where those are in another language: ${lang}`, async (t) => {
    const opened = await openElementPage(t);
    opened.platform.script("op", [RUNNING]);
    opened.platform.script("op/subOperations", [pageOf(2, { detailInfo: "Task Conflict" })]);

    await opened.mount("op", { attributes: { lang } });

    const cell = opened.element.locator("td.reason").first();
    assert.equal((await cell.innerText()).replace(/\s+/g, " "), reason);
    assert.equal(await cell.getAttribute("title"), "Task Conflict");
  });
}

test("hostile rows are text, and the list stays usable", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, element } = opened;
  const hostile = ["<img src=x onerror=alert(1)>", "\u202egnp.exe\u2066", "x".repeat(10_000), null];
  const data = hostile.map((text) => ({ subOperationId: null, deviceId: text, status: "fail", operateType: "firmware_upgrade", detailInfo: text }));
  platform.script("op", [response({}, { processing: 6, fail: 4 })]);
  platform.script("op/subOperations", [{ body: { data, totalCount: 4 } }]);

  await mount("op");

  assert.equal(await element.locator(".device-table tbody tr").count(), 4);
  assert.equal(await element.locator("img").count(), 0);
  assert.equal(await element.evaluate((element) => element.scrollWidth <= element.clientWidth), true);
});

test("the issues of a page are shown", async (t) => {
  const { platform, mount, element } = await openElementPage(t);
  const body = { data: [{ subOperationId: "s", deviceId: "d", status: "fail", operateType: "firmware_upgrade", startTime: "bad" }, 5], totalCount: -3 };
  platform.script("op", [response({}, { processing: 9, fail: 1 })]);
  platform.script("op/subOperations", [{ body }]);

  await mount("op");

  const paths = await element.locator('[part="devices"] [part="issues"] li code').allInnerTexts();
  assert.deepEqual(paths.sort(), ["data[0].startTime", "data[1]", "totalCount"]);
});

test("the zone of the times is told beside them, also where only devices were saved", async (t) => {
  const { run, element } = await openElementPage(t);
  await run(({ body }) => {
    window.mount({});
    return window.element.showAnswer(body);
  }, { body: JSON.stringify(pageOf(1, { startTime: "20260131T120000Z" }).body) });

  const zone = await run(() => new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" }).formatToParts().find(({ type }) => type === "timeZoneName")?.value);
  assert.equal(await element.locator(".search > .muted").last().innerText(), `Times in ${zone}`);
});
