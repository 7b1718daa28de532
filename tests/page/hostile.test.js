/** Hostile text from the platform and from links: never markup, isolated, and without overflow. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { waitForResult, submitQuery, fillCredentials, expandDetails } from "./operator.js";
import { openPage } from "./page.js";
import { readScreen, readFailure, waitForTask } from "./screen.js";

/** @typedef {import("playwright-core").Page} Page */

const MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)>\"'>&amp;";
/** An unclosed right-to-left override and isolate. */
const BIDI = "\u202egnp.exe\u2067";
const LONG = `${MARKUP}${BIDI}`.padEnd(10_000, "x");
const PHONE = 390;

/** No injected markup, no bidirectional text outside an isolate, no horizontal overflow. @param {Page} page */
async function assertHarmless(page) {
  const result = await page.evaluate(() => {
    const screen = document.querySelector("upgrade-task-status")?.shadowRoot;
    const unisolated = [];
    let markup = 0;
    for (const root of [document.body, screen]) {
      if (!root) throw new Error("There is no screen.");
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { data, parentElement } = /** @type {Text} */ (texts.currentNode);
        const isolated = parentElement && getComputedStyle(parentElement).unicodeBidi === "isolate";
        if (/[\u202a-\u202e\u2066-\u2069]/.test(data) && !isolated) unisolated.push(data);
      }
      markup += root.querySelectorAll(":is(main img, img[src=x], main script, [onerror], [onload])").length;
    }
    return { markup, unisolated, width: document.documentElement.scrollWidth };
  });
  assert.deepEqual(result, { markup: 0, unisolated: [], width: PHONE });
}

test("in a task", async (t) => {
  const { page, platform } = await openPage(t, { width: PHONE });
  const body = {
    operationId: LONG,
    createTime: LONG,
    operateType: LONG,
    targets: { deviceGroups: [LONG, BIDI], deviceType: LONG, model: BIDI, manufacturerName: MARKUP, devices: Array(300).fill(LONG.slice(0, 300)) },
    policy: { executeType: LONG },
    status: "processing",
    staResult: Object.fromEntries(["total", "wait", "processing", "success", "fail", "stop", "timeout"].map((key) => [key, Number.MAX_SAFE_INTEGER])),
    extendPara: { fileVersion: LONG, [LONG]: LONG },
  };
  platform.script("op", [{ body }]);

  await submitQuery(page, "op");
  await waitForResult(page);
  await assertHarmless(page);
  await expandDetails(page);

  await assertHarmless(page);
  const { facts, issues } = await readScreen(page);
  assert.ok(facts.Version?.includes(` 10,000 characters ${LONG}`));
  assert.ok(facts.Targets?.endsWith(`Model ${BIDI} Manufacturer ${MARKUP}`));
  assert.match(issues[0] ?? "", /^7 /);
  // The title is one line without control characters.
  assert.match(await page.title(), /^[^\u202e\u2067]{1,120}$/);
  // The JSON can be copied; bidirectional controls in it are escaped.
  const json = await page.locator('[part="json"] pre').innerText();
  assert.ok(!json.includes("\u202e") && json.includes("\\u202e"));
  assert.equal(JSON.parse(json).extendPara[LONG], LONG);
});

test("in an error", async (t) => {
  const { page, platform } = await openPage(t, { width: PHONE });
  platform.script("op", [{ status: 500, body: { error_code: LONG, error_desc: LONG } }]);

  await submitQuery(page, "op");
  await waitForResult(page);
  await expandDetails(page);

  await assertHarmless(page);
  assert.equal((await readFailure(page)).Code, "platform_error");
});

test("in a link", async (t) => {
  const hash = new URLSearchParams({ operation: LONG, base: LONG, app: LONG });
  const { page } = await openPage(t, { path: `index.html#${hash}`, width: PHONE });

  await assertHarmless(page);
  assert.equal(await page.getByLabel("Operation id").inputValue(), LONG);
});

test("in a link that is queried", async (t) => {
  const base = `https://${"evil.".repeat(40)}example/${MARKUP}`;
  const hash = new URLSearchParams({ operation: LONG, base: "/platform", app: "key" });
  const { page, platform } = await openPage(t, { path: `index.html#${hash}`, width: PHONE });

  await page.getByLabel("Base URL").fill(base);
  await assertHarmless(page);
  await page.getByLabel("Base URL").fill("/platform");
  await fillCredentials(page, platform);
  await submitQuery(page);
  await waitForResult(page);

  await assertHarmless(page);
});

test("in a saved response", async (t) => {
  const { page } = await openPage(t, { path: "index.html", width: PHONE });
  const body = JSON.stringify({ operationId: LONG, status: LONG, extendPara: LONG, targets: { devices: [MARKUP] } });

  await page.getByText("Paste a response").click();
  await page.getByLabel("The response, as the platform sent it").fill(body);
  await page.getByRole("button", { name: "Show this response" }).click();
  await waitForTask(page, LONG);
  await page.getByLabel("The response, as the platform sent it").fill("");

  await assertHarmless(page);
  assert.match(await page.title(), /^[^\u202e\u2067]{1,120}$/);
});
