/** What the reader takes along: copies and a file. */

import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { test } from "node:test";

import { answer } from "./answers.js";
import { openElementPage } from "./element_page.js";

const ANSWER = answer({}, { processing: 6, success: 3, fail: 1 });

for (const clipboard of /** @type {const} */ (["navigator.clipboard", "no navigator.clipboard", "a refusing navigator.clipboard"])) {
  test(`copies a summary with ${clipboard}`, async (t) => {
    const { platform, mount, page, run, element, access } = await openElementPage(t, { prepare: (page) => page.addInitScript(tap, clipboard) });
    platform.script("op", [ANSWER]);
    await mount("op");

    await element.locator("[data-action=copy-summary]").click();
    await page.waitForFunction(() => window.copied.length === 1);

    const [summary] = await run(() => window.copied);
    assert.equal(summary, await run(() => window.element.summary));
    assert.match(summary, /V2\.4\.1/);
    for (const secret of [access.appKey, access.token, access.baseUrl]) assert.ok(!summary.includes(secret));
    // The focus is where it was: on the button.
    assert.equal(await run(() => window.element.shadowRoot?.activeElement?.getAttribute("data-action")), "copy-summary");
  });
}

test("copies all targets, one a line", async (t) => {
  const { platform, mount, page, run, element } = await openElementPage(t, { prepare: (page) => page.addInitScript(tap, "navigator.clipboard") });
  platform.script("op", [ANSWER]);
  await mount("op");

  await run(() => window.element.shadowRoot?.querySelectorAll("details").forEach((details) => (details.open = true)));
  await element.locator("[data-action=copy-targets]").click();
  await page.waitForFunction(() => window.copied.length === 1);

  assert.deepEqual(await run(() => window.copied), [ANSWER.body.targets.devices.join("\n")]);
});

test("downloads the answer in the platform's form, which it reads back", async (t) => {
  const { platform, mount, page, run, act, element } = await openElementPage(t);
  platform.script("op", [ANSWER]);
  await mount("op");
  const task = await run(() => window.element.task);

  const downloading = page.waitForEvent("download");
  await element.locator("[data-action=download]").click();
  const download = await downloading;
  const text = await textOf(await download.createReadStream());
  await act((element, text) => element.showAnswer(text), text);

  assert.equal(download.suggestedFilename(), "upgrade-task-op.json");
  assert.equal(JSON.parse(text).createTime, "20260131T115900Z");
  assert.deepEqual(await run(() => window.element.task), task);
});

/** In the page: keeps what is copied, and lends the clipboard or not. @param {string} clipboard */
function tap(clipboard) {
  window.copied = [];
  const lent = {
    "navigator.clipboard": { writeText: async (/** @type {string} */ text) => void window.copied.push(text) },
    "no navigator.clipboard": undefined,
    "a refusing navigator.clipboard": { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) },
  }[clipboard];
  Object.defineProperty(navigator, "clipboard", { value: lent });
  document.execCommand = () => {
    const { value, selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (document.activeElement);
    window.copied.push(value.slice(selectionStart, selectionEnd));
    return true;
  };
}
