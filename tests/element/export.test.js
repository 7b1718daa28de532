/** Export to the clipboard and to a file. */

import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { test } from "node:test";

import { response } from "./responses.js";
import { openElementPage } from "./element_page.js";

const RESPONSE = response({}, { processing: 6, success: 3, fail: 1 });

for (const clipboard of /** @type {const} */ (["navigator.clipboard", "no navigator.clipboard", "a rejecting navigator.clipboard"])) {
  test(`copies a summary with ${clipboard}`, async (t) => {
    const { platform, mount, page, run, element, access } = await openElementPage(t, { prepare: (page) => page.addInitScript(mockClipboard, clipboard) });
    platform.script("op", [RESPONSE]);
    await mount("op");

    await element.locator("[data-action=copy-summary]").click();
    await page.waitForFunction(() => window.copied.length === 1);

    const [summary] = await run(() => window.copied);
    assert.equal(summary, await run(() => window.element.summary));
    assert.match(summary, /V2\.4\.1/);
    for (const secret of [access.appKey, access.token, access.baseUrl]) assert.ok(!summary.includes(secret));
    // Copying must not move the focus.
    assert.equal(await run(() => window.element.shadowRoot?.activeElement?.getAttribute("data-action")), "copy-summary");
  });
}

test("copies all targets, one per line", async (t) => {
  const { platform, mount, page, run, element } = await openElementPage(t, { prepare: (page) => page.addInitScript(mockClipboard, "navigator.clipboard") });
  platform.script("op", [RESPONSE]);
  await mount("op");

  await run(() => window.element.shadowRoot?.querySelectorAll("details").forEach((details) => (details.open = true)));
  await element.locator("[data-action=copy-targets]").click();
  await page.waitForFunction(() => window.copied.length === 1);

  assert.deepEqual(await run(() => window.copied), [RESPONSE.body.targets.devices.join("\n")]);
});

test("downloads the task as a response body, which can be opened again", async (t) => {
  const { platform, mount, page, run, act, element } = await openElementPage(t);
  platform.script("op", [RESPONSE]);
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

/** In the page: replaces the clipboard, and records what is copied. @param {string} clipboard */
function mockClipboard(clipboard) {
  window.copied = [];
  const mock = {
    "navigator.clipboard": { writeText: async (/** @type {string} */ text) => void window.copied.push(text) },
    "no navigator.clipboard": undefined,
    "a rejecting navigator.clipboard": { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) },
  }[clipboard];
  Object.defineProperty(navigator, "clipboard", { value: mock });
  document.execCommand = () => {
    const { value, selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (document.activeElement);
    window.copied.push(value.slice(selectionStart, selectionEnd));
    return true;
  };
}
