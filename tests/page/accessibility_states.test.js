/// <reference path="./window.d.ts" />
/** In every state, language and colour scheme: no axe violations and no horizontal overflow. */

import assert from "node:assert/strict";
import { test } from "node:test";

import axe from "axe-core";

import { unfold } from "./operator.js";
import { openPage } from "./page.js";
import { enter, states } from "./states.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
async function axeViolations(page) {
  const { violations } = await page.evaluate(() => window.axe.run({ rules: { "target-size": { enabled: true } } }));
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)]);
}

for (const [name, state] of Object.entries(states)) {
  test(name, async (t) => {
    const { page, platform } = await openPage(t, { path: state.path });
    await enter(page, platform, state);
    await page.evaluate(axe.source);
    await unfold(page);

    for (const language of ["en", "zh-CN"]) {
      if (language !== "en") await page.locator("#language").click();
      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await axeViolations(page), [], `${language}, ${colorScheme}`);
      }
      // 320 px is the width of a 1280 px window at 400 % zoom.
      for (const width of [320, 390, 1280, 3840]) {
        await page.setViewportSize({ width, height: 800 });
        const content = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(content <= width, `${language}: ${content} px of content in ${width} px`);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });
}
