/** Export to the clipboard and to a file. */

import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { test } from "node:test";

import { response } from "./responses.js";
import { openElementPage } from "./element_page.js";

const RESPONSE = response({}, { processing: 6, success: 3, fail: 1 });

for (const clipboard of /** @type {const} */ (["available", "missing", "refusing"])) {
  test(`copies a summary where navigator.clipboard is ${clipboard}`, async (t) => {
    const { platform, mount, run, element, access, copied } = await openWithClipboard(t, clipboard);
    platform.script("op", [RESPONSE]);
    await mount("op");

    await element.locator("[data-action=copy-summary]").click();
    await element.getByText("Copied.", { exact: true }).first().waitFor();

    const summary = await copied();
    assert.equal(summary, await run(() => window.element.summary));
    assert.match(summary, /V2\.4\.1/);
    for (const secret of [access.appKey, access.token, access.baseUrl]) assert.ok(!summary.includes(secret));
    // Copying must not move the focus.
    assert.equal(await run(() => window.element.shadowRoot?.activeElement?.getAttribute("data-action")), "copy-summary");
  });
}

test("copies in a modal dialog, where the rest of the page is inert", async (t) => {
  const { platform, mount, act, run, element, copied } = await openWithClipboard(t, "missing");
  platform.script("op", [RESPONSE]);
  await mount("op");

  await act((element) => {
    const dialog = document.createElement("dialog");
    document.body.append(dialog);
    dialog.append(element);
    dialog.showModal();
  });
  await element.locator("[data-action=copy-summary]").click();
  await element.getByText("Copied.", { exact: true }).first().waitFor();

  assert.equal(await copied(), await run(() => window.element.summary));
});

test("copies in a focus trap", async (t) => {
  const { platform, mount, act, run, element, copied } = await openWithClipboard(t, "missing");
  platform.script("op", [RESPONSE]);
  await mount("op");

  await act((element) => {
    const trap = document.createElement("div");
    const button = document.createElement("button");
    document.body.append(trap);
    trap.append(button, element);
    document.addEventListener("focusin", ({ target }) => trap.contains(/** @type {Node} */ (target)) || button.focus());
  });
  await element.locator("[data-action=copy-summary]").click();
  await element.getByText("Copied.", { exact: true }).first().waitFor();

  assert.equal(await copied(), await run(() => window.element.summary));
});

for (const [how, refuse] of /** @type {[string, () => void][]} */ ([
  ["the command fails", () => (document.execCommand = () => false)],
  ["the command does nothing", () => (document.execCommand = () => true)],
  ["the page prevents a selection", () => document.addEventListener("select", () => getSelection()?.removeAllRanges(), true)],
])) {
  test(`the notice says whether the text was copied: ${how}`, async (t) => {
    const { platform, mount, act, run, element, copied } = await openWithClipboard(t, "missing");
    platform.script("op", [RESPONSE]);
    await mount("op");
    await act(refuse);

    await element.locator("[data-action=copy-summary]").click();
    const notice = element.locator(".toolbar .muted");
    await notice.filter({ hasText: /./ }).waitFor();

    const isCopied = (await copied()) === (await run(() => window.element.summary));
    assert.equal(await notice.textContent(), isCopied ? "Copied." : "The browser did not allow copying.");
  });
}

test("copies all targets, one per line", async (t) => {
  const { platform, mount, run, element, copied } = await openWithClipboard(t, "available");
  platform.script("op", [RESPONSE]);
  await mount("op");

  await run(() => window.element.shadowRoot?.querySelectorAll("details").forEach((details) => (details.open = true)));
  await element.locator("[data-action=copy-targets]").click();
  await element.getByText("Copied.", { exact: true }).first().waitFor();

  assert.equal(await copied(), RESPONSE.body.targets.devices.join("\n"));
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

/** A page with the browser's clipboard, which contains something else at first. @param {import("node:test").TestContext} t @param {"available" | "missing" | "refusing"} clipboard */
async function openWithClipboard(t, clipboard) {
  const opened = await openElementPage(t, {
    async prepare(page) {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.addInitScript(limitClipboard, clipboard);
    },
  });
  const { page, run } = opened;
  await page.bringToFront();
  await run(() => window.clipboard.writeText("copied before"));
  return { ...opened, copied: () => run(() => window.clipboard.readText()) };
}

/** In the page: what the element finds as `navigator.clipboard`. @param {string} availability */
function limitClipboard(availability) {
  window.clipboard = navigator.clipboard;
  if (availability === "available") return;
  const refusing = { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) };
  Object.defineProperty(navigator, "clipboard", { value: availability === "missing" ? undefined : refusing });
}
