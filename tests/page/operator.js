/** What an operator does on the page. */

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../platform/platform.js").Platform} Platform */

const FIELDS = ["Operation id", "Base URL", "App key", "Access token"];

/** Asks. @param {Page} page @param {string} [operationId] By default what the form says. */
export async function ask(page, operationId) {
  if (operationId !== undefined) await page.getByLabel("Operation id").fill(operationId);
  await page.getByRole("button", { name: /^Show status/ }).click();
}

/** Says by whose leave. @param {Page} page @param {Platform} platform */
export async function connect(page, { appKey, token }) {
  await page.getByLabel("App key").fill(appKey);
  await page.getByLabel("Access token").fill(token());
}

/** What the form says. @param {Page} page */
export function filled(page) {
  return Promise.all(FIELDS.map((name) => page.getByLabel(name, { exact: true }).inputValue()));
}

/** Waits until nobody waits for an answer any more. @param {Page} page */
export async function answered(page) {
  await page.locator('[part="screen"][aria-busy="false"]').waitFor({ state: "attached" });
}

/** Opens all that is folded. @param {Page} page */
export async function unfold(page) {
  await page.locator("details").evaluateAll((all) => all.forEach((details) => details.setAttribute("open", "")));
}
