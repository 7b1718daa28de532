/** What the width of the element does to its sentences, its legend and the list of devices. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { pageOf } from "./devices_page.js";
import { openElementPage } from "./element_page.js";
import { response, verdicts } from "./responses.js";

const WIDTHS = [320, 390, 580, 640, 768, 860, 1024, 1280];
const FAILED = response({ status: "success", stopTime: "20260131T120000Z" }, { total: 25_000, processing: 0, success: 24_988, fail: 12 });
const LONG_REASON = "A reason in the platform’s own words, which is longer than a phone is wide, and says so at length, and which in a table of six columns would like to have most of the room for itself";
const TIMES = { startTime: "20261127T113000Z", stopTime: "20261127T113959Z" };

/** A task of which twelve devices failed, one of them for another reason. @param {import("node:test").TestContext} t @param {string} lang @param {string} [detailInfo] */
async function openFailed(t, lang, detailInfo = "Connection lost during downloading process") {
  const opened = await openElementPage(t);
  const { body } = pageOf(12, { ...TIMES, detailInfo });
  const data = body.data.map((subTask, index) => ({ ...subTask, deviceId: `5dcd89a9-1c4a-3e3c-0887-16360000${1000 + index}`, detailInfo: index < 11 ? detailInfo : "Task Conflict" }));
  opened.platform.script("op", [FAILED]);
  opened.platform.script("op/subOperations", [{ body: { ...body, data } }]);
  await opened.mount("op", { attributes: { lang } });
  return opened;
}

for (const lang of ["en", "zh-CN"]) {
  test(`no line of a sentence ends between a number and its noun, or begins with a comma: ${lang}`, async (t) => {
    const { page } = await openFailed(t, lang);
    for (let width = 260; width < 900; width += 4) {
      await page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await page.evaluate(brokenLines), [], `${width} px`);
    }
  });

  test(`the names of the columns stand above them, as large as other controls: ${lang}`, async (t) => {
    const { page } = await openFailed(t, lang);
    for (const width of WIDTHS.filter((width) => width >= 640)) {
      await page.setViewportSize({ width, height: 800 });
      const { names, cells, sizes } = await page.evaluate(columns);
      assert.deepEqual(names, cells, `${width} px`);
      assert.equal(new Set(sizes).size, 1, sizes.join());
    }
  });

  test(`the legend has full rows, whole numbers on one line, and the time left below: ${lang}`, async (t) => {
    const { platform, mount, page } = await openElementPage(t);
    platform.script("op", [response({}, { total: 25_000, wait: 7_422, processing: 1_000, success: 15_358, fail: 1_200, timeout: 20 })]);
    await mount("op", { attributes: { lang } });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const { rows, overflowing, gap } = await page.evaluate(legend);
      assert.ok(rows.every((cells) => cells === rows[0]), `${width} px: ${rows}`);
      assert.deepEqual(overflowing, [], `${width} px`);
      assert.ok(gap >= 0, `${width} px`);
    }
  });

  test(`the exact times stand below each other: ${lang}`, async (t) => {
    const { element } = await openFailed(t, lang);
    await element.locator(".clocks summary").click();

    const lefts = await element.locator(".clocks dd").evaluateAll((values) => values.map((value) => value.getBoundingClientRect().left));
    assert.equal(new Set(lefts).size, 1, lefts.join());
  });

  test(`nothing of a device is out of sight at any width: ${lang}`, async (t) => {
    const { page } = await openFailed(t, lang);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await page.evaluate(hidden), [], `${width} px`);
    }
  });
}

test("a headline in Chinese breaks no word and no number with its unit", async (t) => {
  const { platform, mount, page } = await openElementPage(t);
  platform.script("op", [response({ ...verdicts.scheduled.body, policy: { executeType: "custom", startTime: "20260131T135730Z", endTime: "20260131T160000Z" } }, { processing: 0, wait: 10 })]);
  await mount("op", { attributes: { lang: "zh" } });

  for (let width = 260; width < 500; width += 4) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await page.evaluate(brokenLines), [], `${width} px`);
  }
});

test("an id in a reason is not broken at a hyphen", async (t) => {
  const { page } = await openFailed(t, "en", "Device 36412a9d-5325-ced3-cea7-9a1994c00e3b reports error 0x5A17 in block 118");

  for (let width = 340; width < 900; width += 4) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await page.evaluate(brokenLines), [], `${width} px`);
  }
});

test("each reason has a line of its own", async (t) => {
  const { platform, mount, element } = await openElementPage(t);
  const policy = { executeType: "custom", startTime: "20260131T110000Z", endTime: "20260131T130000Z", retryType: true, retryTimes: 2 };
  platform.script("op", [response({ policy }, { total: 12, processing: 4, success: 5, fail: 1 })]);
  await mount("op");

  const lines = await element.locator("[part=reasons] li").evaluateAll((items) => items.map((item) => item.getBoundingClientRect()).map(({ left, top }) => ({ left, top })));
  assert.ok(lines.length > 2);
  assert.deepEqual([new Set(lines.map(({ left }) => left)).size, new Set(lines.map(({ top }) => top)).size], [1, lines.length]);
});

test("on a phone the page scrolls the list, and its columns are buttons to sort by", async (t) => {
  const { page, element } = await openFailed(t, "en");
  await page.setViewportSize({ width: 390, height: 800 });

  assert.equal(await element.locator(".scroll").evaluate(({ scrollHeight, clientHeight }) => scrollHeight === clientHeight), true);
  const buttons = await element.locator("[data-action=devices-sort]").evaluateAll((buttons) =>
    buttons.map((button) => [getComputedStyle(button).borderTopWidth, getComputedStyle(button, "::after").content]),
  );
  assert.deepEqual(buttons, Array.from({ length: 6 }, () => ["1px", '" ↕" / ""']));
});

test("where there is room, an id has one line, and the search its whole prompt", async (t) => {
  const { page, element } = await openFailed(t, "en", LONG_REASON);

  for (const width of WIDTHS.slice(1)) {
    await page.setViewportSize({ width, height: 800 });
    assert.equal(await element.locator(".device-table code").first().evaluate((code) => code.clientHeight < 30), true, `${width} px`);
    assert.equal(await element.locator("[data-action=devices-search]").evaluate(isPromptWhole), true, `${width} px`);
  }
});

test("the first word of a reason stays with its count", async (t) => {
  const { page, element } = await openFailed(t, "en", LONG_REASON);
  await page.setViewportSize({ width: 320, height: 800 });

  const tops = await element.locator("[data-action=devices-reason]").first().evaluate((button) => ["strong", "bdi"].map((name) => button.querySelector(name)?.getClientRects()[0].bottom ?? 0));
  assert.ok(Math.abs(tops[0] - tops[1]) < 5, String(tops));
});

/** In the page: the numbers that end a line before their noun, the ids that end one at a hyphen, and the commas that begin one. Of a headline in Chinese also the words that a line ends in. */
function brokenLines() {
  /** @type {string[]} */
  const broken = [];
  const range = document.createRange();
  const rectOf = (/** @type {Text} */ text, /** @type {number} */ index) => {
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    return range.getBoundingClientRect();
  };
  for (const sentence of window.element.shadowRoot?.querySelectorAll("[part=verdict] h2 > span, [part=reasons] li") ?? []) {
    const isChinese = sentence.matches("h2:lang(zh) *");
    const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    /** @type {{ character: string, rect: DOMRect }[]} */
    const characters = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      [.../** @type {Text} */ (node).data].forEach((character, index) => characters.push({ character, rect: rectOf(/** @type {Text} */ (node), index) }));
    }
    const visible = characters.filter(({ character }) => character !== " ");
    visible.slice(1).forEach(({ character, rect }, index) => {
      const before = visible[index];
      if (rect.top > before.rect.top + 5 && (/[\d-]/.test(before.character) || /[，,。×]/.test(character) || (isChinese && !/[：，]/.test(before.character) && !/\d/.test(character)))) broken.push(`${before.character}|${character} of ${sentence.textContent}`);
    });
  }
  return broken;
}

/** In the page. @param {HTMLElement | SVGElement} input */
function isPromptWhole(input) {
  const { paddingLeft, font } = getComputedStyle(input);
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  context.font = font;
  return context.measureText(/** @type {HTMLInputElement} */ (input).placeholder).width <= input.clientWidth - 2 * parseFloat(paddingLeft);
}

/** In the page: the cells of the table of devices that are not all within it. */
function hidden() {
  const scroll = /** @type {Element} */ (window.element.shadowRoot?.querySelector(".scroll"));
  const { right } = scroll.getBoundingClientRect();
  const cells = [...scroll.querySelectorAll("tr > *, time, button")];
  return cells.filter((cell) => cell.getBoundingClientRect().right > right + 1 || cell.scrollWidth > cell.clientWidth + 1 && cell.localName !== "time").map(({ textContent }) => textContent);
}

/** In the page: where the names of the columns and the cells below them begin, and the sizes of text in buttons. */
function columns() {
  const lefts = (/** @type {string} */ row) => [...(window.element.shadowRoot?.querySelectorAll(`.device-table ${row} > *`) ?? [])].map((cell) => Math.round(cell.getBoundingClientRect().left));
  const sizes = [...(window.element.shadowRoot?.querySelectorAll("thead button, .filters button") ?? [])].map((button) => getComputedStyle(button).fontSize);
  return { names: lefts("thead tr"), cells: lefts("tbody tr:first-child"), sizes };
}

/** In the page: how many cells of the legend have their number on each line, those of which something does not fit, and the room above the time left. */
function legend() {
  const [list, rest] = window.element.shadowRoot?.querySelectorAll("[part=counts]") ?? [];
  /** @type {Record<number, number>} */
  const rows = {};
  for (const number of list.querySelectorAll("strong")) {
    const bottom = Math.round(number.getBoundingClientRect().bottom);
    rows[bottom] = (rows[bottom] ?? 0) + 1;
  }
  // Two lines of it are higher.
  const overflowing = [list, ...list.querySelectorAll("dd")].filter((part) => part.scrollWidth > part.clientWidth || (part !== list && part.clientHeight > 40)).map(({ textContent }) => textContent);
  return { rows: Object.values(rows), overflowing, gap: rest.getBoundingClientRect().top - list.getBoundingClientRect().bottom };
}
