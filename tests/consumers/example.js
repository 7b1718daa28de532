/** Both consoles in `examples` look alike: two tasks in a table, and the element in a drawer. */

import assert from "node:assert/strict";

/** @param {import("playwright-core").Page} page */
export async function walkThroughExample(page) {
  await page.getByText("finished_with_failures: 3 of 3").waitFor();
  await page.getByText(/(in_progress|succeeded): \d+ of 20/).waitFor();

  for (const id of ["firmware-2027", "firmware-2031"]) {
    await page.getByRole("button", { name: `Details of ${id}` }).click();
    const element = page.locator("upgrade-task-status");
    // Playwright looks into open shadow roots.
    await element.locator('[part="verdict"]').waitFor();
    assert.equal(await element.evaluate((shown) => /** @type {any} */ (shown).task.operationId), id);
    assert.match(await element.evaluate((shown) => /** @type {any} */ (shown).summary), /V2\.4\.0/);
    await page.keyboard.press("Escape");
    await element.waitFor({ state: "detached" });
  }
}
