/** The width of the element in containers that take theirs from their contents. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openElementPage } from "./element_page.js";
import { response } from "./responses.js";

/** The element is put into what has the id. */
const CONTAINERS = {
  "a dialog": "<dialog id=place></dialog>",
  "a dialog with a heading": "<dialog><h2>Task</h2><div id=place></div></dialog>",
  "a popover": "<div popover id=place></div>",
  "a row": "<div style='display: flex' id=place></div>",
  "a row with a sidebar": "<div style='display: flex' id=place><nav style='width: 90px'>Menu</nav></div>",
  "a column of centred items": "<div style='display: flex; flex-direction: column; align-items: center' id=place></div>",
  "a grid with a centred item": "<div style='display: grid; place-items: center' id=place></div>",
  "a grid with a column as wide as its contents": "<div style='display: grid; grid-template-columns: auto'><div id=place></div></div>",
  "a cell of a table": "<table><tr><td id=place></table>",
  "an inline block": "<div style='display: inline-block' id=place></div>",
  "a float": "<div style='float: left' id=place></div>",
  "an absolute position": "<div style='position: absolute' id=place></div>",
  "a fieldset": "<fieldset id=place></fieldset>",
};

/** A page with a running task. @param {import("node:test").TestContext} t */
async function openRunning(t) {
  const opened = await openElementPage(t);
  opened.platform.script("op", [response({}, { processing: 4, success: 5, fail: 1 })]);
  await opened.mount("op");
  return opened;
}

/** In the page: the width of the element in a container, and that by which the page overflows. @param {string} html */
function measure(html) {
  const container = document.createElement("div");
  container.innerHTML = html;
  document.body.append(container);
  container.querySelector("#place")?.append(window.element);
  container.querySelector("dialog")?.showModal();
  /** @type {HTMLElement | null} */ (container.querySelector("[popover]"))?.showPopover();
  const { scrollWidth, clientWidth } = document.documentElement;
  const width = window.element.getBoundingClientRect().width;
  document.body.append(window.element);
  container.remove();
  return { width: Math.round(width), overflow: scrollWidth - clientWidth };
}

test("it has a width in every container that takes its own from its contents", async (t) => {
  const { page } = await openRunning(t);
  await page.setViewportSize({ width: 900, height: 800 });

  for (const [name, html] of Object.entries(CONTAINERS)) {
    const { width, overflow } = await page.evaluate(measure, html);
    assert.equal(name.endsWith("contents") || name === "a fieldset" ? width > 800 : width === 320, true, `${name}: ${width}`);
    assert.equal(overflow, 0, name);
  }
});

test("on a narrow page it overflows none of them", async (t) => {
  const { page } = await openRunning(t);
  await page.setViewportSize({ width: 320, height: 800 });

  for (const [name, html] of Object.entries(CONTAINERS)) {
    const { width, overflow } = await page.evaluate(measure, html);
    assert.equal(width >= 180 && width <= 304, true, `${name}: ${width}`);
    assert.equal(overflow, 0, name);
  }
});

test("the page's own width counts", async (t) => {
  const { page } = await openRunning(t);
  await page.setViewportSize({ width: 900, height: 800 });
  await page.addStyleTag({ content: "upgrade-task-status { width: 640px }" });

  for (const name of /** @type {const} */ (["a dialog", "a row", "an inline block"])) {
    assert.deepEqual(await page.evaluate(measure, CONTAINERS[name]), { width: 640, overflow: 0 }, name);
  }
});
