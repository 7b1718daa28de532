/** In every state, both languages and both color schemes: no axe violations and no horizontal overflow. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { colorViolations, loadAxe, violations } from "./axe.js";
import { expandDetails } from "./operator.js";
import { openPage } from "./page.js";
import { enterState, states } from "./states.js";

for (const [name, state] of Object.entries(states)) {
  test(name, async (t) => {
    const { page, platform } = await openPage(t, { path: state.path });
    await enterState(page, platform, state);
    await loadAxe(page);
    await expandDetails(page);

    for (const language of ["en", "zh-CN"]) {
      if (language !== "en") await page.locator("#language").click();
      await page.emulateMedia({ colorScheme: "light" });
      assert.deepEqual(await violations(page), [], `${language}, light`);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await colorViolations(page), [], `${language}, dark`);
      // 320 px is what a window of 1280 px has at a zoom of 400 %.
      for (const width of [320, 390, 1280, 3840]) {
        await page.setViewportSize({ width, height: 800 });
        const content = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(content <= width, `${language}: ${content} px of content in ${width} px`);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });
}
