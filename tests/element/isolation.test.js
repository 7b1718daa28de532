/** The host page does not leak in: sizes, fonts, inherited properties, language, other documents. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { response } from "./responses.js";
import { openElementPage } from "./element_page.js";

/** Inherited properties, each with a value that is not the initial one. */
const INHERITED = {
  "border-collapse": "collapse",
  "border-spacing": "7px",
  "caption-side": "bottom",
  "caret-color": "rgb(1, 2, 3)",
  color: "rgb(1, 2, 3)",
  cursor: "wait",
  direction: "rtl",
  "empty-cells": "hide",
  fill: "rgb(1, 2, 3)",
  "font-feature-settings": '"smcp"',
  "font-stretch": "75%",
  "font-style": "italic",
  "font-variant-caps": "small-caps",
  "font-weight": "900",
  hyphens: "auto",
  "letter-spacing": "3px",
  "line-break": "anywhere",
  "line-height": "3",
  "list-style-type": "square",
  "overflow-wrap": "normal",
  quotes: '"x" "y"',
  stroke: "rgb(1, 2, 3)",
  "tab-size": "3",
  "text-align": "center",
  "text-align-last": "center",
  "text-indent": "30px",
  "text-shadow": "rgb(1, 2, 3) 2px 2px 2px",
  "text-transform": "uppercase",
  "text-underline-offset": "9px",
  "text-wrap-style": "pretty",
  "white-space-collapse": "preserve",
  "text-wrap-mode": "nowrap",
  "word-break": "break-all",
  "word-spacing": "9px",
  "writing-mode": "vertical-rl",
  "-webkit-text-fill-color": "rgb(1, 2, 3)",
  "-webkit-text-stroke-width": "2px",
};

/** A page with a running task in the element, whose width, on which sizes depend, is fixed. @param {import("node:test").TestContext} t */
async function openRunning(t) {
  const opened = await openElementPage(t);
  opened.platform.script("op", [response({}, { processing: 4, success: 5, fail: 1 })]);
  await opened.mount("op", { attributes: { style: "width: 400px; height: 400px" } });
  return opened;
}

/** In the page: the computed styles of everything inside the element. @param {string[]} names */
function stylesInside(names) {
  const inside = [...(window.element.shadowRoot?.querySelectorAll("*") ?? [])];
  return inside.flatMap((node) => names.map((name) => `${node.localName} ${name}: ${getComputedStyle(node).getPropertyValue(name)}`));
}

/** The styles that have changed. @param {string[]} before @param {string[]} after */
const changed = (before, after) => after.filter((style, index) => style !== before[index]).slice(0, 10);

for (const where of /** @type {const} */ (["an ancestor", "every element of the page"])) {
  test(`no property is inherited from ${where}`, async (t) => {
    const { page } = await openRunning(t);
    const names = Object.keys(INHERITED);
    const before = await page.evaluate(stylesInside, names);

    const declarations = Object.entries(INHERITED).map(([name, value]) => `${name}: ${value}`).join(";");
    await page.evaluate((css) => void document.head.append(Object.assign(document.createElement("style"), { textContent: css })), `${where === "an ancestor" ? "body" : "*"} { ${declarations} }`);
    const host = await page.evaluate((names) => names.map((name) => getComputedStyle(window.element).getPropertyValue(name)), names);

    // The page's style applies outside, so it would leak in.
    assert.equal(host[names.indexOf("text-transform")], "uppercase");
    assert.ok(before.length > 50 * names.length);
    assert.deepEqual(changed(before, await page.evaluate(stylesInside, names)), []);
  });
}

test("sizes depend on the font size of the text around the element, not on that of the root", async (t) => {
  const { page } = await openRunning(t);
  const sizes = () => page.evaluate(() => {
    const select = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (window.element.shadowRoot?.querySelector(selector));
    return [getComputedStyle(select(".screen")).fontSize, getComputedStyle(select("h2")).fontSize, select("button").offsetHeight];
  });
  const setFontSizes = (/** @type {string} */ root, /** @type {string} */ body) => page.evaluate(([root, body]) => {
    document.documentElement.style.fontSize = root;
    document.body.style.fontSize = body;
  }, [root, body]);

  await setFontSizes("16px", "16px");
  const usual = await sizes();
  for (const root of ["62.5%", "80px"]) {
    await setFontSizes(root, "16px");
    assert.deepEqual(await sizes(), usual);
  }
  await setFontSizes("16px", "32px");
  assert.equal(parseFloat(String((await sizes())[0])) / parseFloat(String(usual[0])) > 1.8, true);
});

test("the font is that of the page", async (t) => {
  const { page } = await openRunning(t);

  await page.evaluate(() => void (document.body.style.fontFamily = "Georgia"));

  const fonts = await page.evaluate(stylesInside, ["font-family"]);
  assert.equal(fonts.find((font) => font.startsWith("h2 ")), "h2 font-family: Georgia");
  assert.equal(fonts.find((font) => font.startsWith("button ")), "button font-family: Georgia");
});

test("a page can hide and disable the element", async (t) => {
  const { page } = await openRunning(t);

  await page.evaluate(() => void (document.body.style.cssText = "visibility: hidden; pointer-events: none; color-scheme: dark"));

  const styles = await page.evaluate(stylesInside, ["visibility", "pointer-events", "color-scheme"]);
  assert.deepEqual(styles.slice(0, 3), ["div visibility: hidden", "div pointer-events: none", "div color-scheme: dark"]);
});

/** The language of the screen, and what sets it in the page. @type {[string, string, (element: HTMLElement) => void][]} */
const LANGUAGES = [
  ["of the browser", "en", () => {}],
  ["of the root, as Java writes it", "zh", () => (document.documentElement.lang = "zh_CN")],
  ["of the root, with a script", "zh", () => (document.documentElement.lang = "zh-Hans-CN")],
  ["in capitals", "zh", () => (document.documentElement.lang = "ZH")],
  ["another, whose tag begins alike", "en", () => (document.documentElement.lang = "zha")],
  ["of its own", "en", (element) => ((document.documentElement.lang = "zh"), (element.lang = "en"))],
  ["of an ancestor outside of two shadow roots", "zh", (element) => {
    const [outer, inner] = [document.createElement("div"), document.createElement("div")];
    const section = document.createElement("section");
    section.lang = "zh-CN";
    document.body.append(section);
    section.append(outer);
    outer.attachShadow({ mode: "open" }).append(inner);
    inner.attachShadow({ mode: "closed" }).append(element);
  }],
  ["of the closest ancestor, inside a shadow root", "en", (element) => {
    document.documentElement.lang = "zh";
    const outer = document.createElement("div");
    const section = document.createElement("section");
    section.lang = "en";
    document.body.append(outer);
    outer.attachShadow({ mode: "open" }).append(section);
    section.append(element);
  }],
];
for (const [name, language, place] of LANGUAGES) {
  test(`the language is that ${name}`, async (t) => {
    const { act, run } = await openElementPage(t);
    await act(() => window.mount({}));

    await act(place);
    // Reconnects it, as the language may have been set after it was placed.
    await act((element) => void element.parentNode?.append(element));

    assert.equal(await run(() => window.element.shadowRoot?.querySelector(".screen")?.getAttribute("lang")), language);
  });
}

/** The number of upgraded devices that the screen shows. @param {Awaited<ReturnType<typeof openRunning>>} opened */
const upgraded = ({ run }) => run(() => window.element.shadowRoot?.querySelector("[part=counts] strong")?.textContent);

/** @param {number} success */
const progress = (success) => response({}, { processing: 9 - success, success, fail: 1 });

for (const [where, open] of /** @type {[string, () => Document | null][]} */ ([
  ["a frame", () => document.body.appendChild(document.createElement("iframe")).contentDocument],
  ["a window", () => window.open()?.document ?? null],
])) {
  test(`the styles, the screen and polling survive a move into ${where} and back`, async (t) => {
    const opened = await openRunning(t);
    const { platform, act, advance, page, requestTimes } = opened;
    const names = ["border-top-left-radius", "max-width", "list-style-type", "gap"];
    const before = await page.evaluate(stylesInside, names);
    const press = (/** @type {string} */ action) => act((element, action) => element.shadowRoot?.querySelector(/** @type {"button"} */ (`[data-action=${action}]`))?.click(), action);
    platform.script("op", [6, 7, 8].map(progress));

    await act((element, open) => new Function(`return (${open})()`)().body.append(element), String(open));
    assert.deepEqual(changed(before, await page.evaluate(stylesInside, names)), []);
    await advance(5);
    assert.equal(await upgraded(opened), "6");
    await press("refresh");
    assert.equal(await upgraded(opened), "7");

    const there = await page.evaluate(stylesInside, names);
    await act((element) => void document.body.append(element));
    assert.deepEqual(changed(there, await page.evaluate(stylesInside, names)), []);
    assert.equal(await upgraded(opened), "7");
    await advance(5);
    assert.equal(await upgraded(opened), "8");
    assert.deepEqual(requestTimes(), [0, 5, 5, 10]);
  });
}

test("an element may be connected in a frame first", async (t) => {
  const { platform, access, run, settle } = await openElementPage(t);
  platform.script("op", [progress(5)]);

  await run(({ baseUrl, appKey, token }) => {
    const element = (window.element = document.createElement("upgrade-task-status"));
    Object.assign(element, { baseUrl, appKey, operationId: "op", accessToken: token });
    document.body.appendChild(document.createElement("iframe")).contentDocument?.body.append(element);
  }, { token: access.token });
  await settle();

  assert.equal(await run(() => window.element.shadowRoot?.querySelector("[part=counts] strong")?.textContent), "5");
});

test("a page translator leaves the screen alone, which has languages of its own", async (t) => {
  const { run } = await openRunning(t);

  assert.equal(await run(() => [...(window.element.shadowRoot?.children ?? [])].every((child) => /** @type {HTMLElement} */ (child).translate === false)), true);
});
