/** Actions of an operator on the page. */

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../platform/platform.js").Platform} Platform */

const FIELDS = ["Operation id", "Base URL", "App key", "Access token"];

/** Submits the form. @param {Page} page @param {string} [operationId] By default the form's value. */
export async function submitQuery(page, operationId) {
  await unfoldForm(page);
  if (operationId !== undefined) await page.getByLabel("Operation id").fill(operationId);
  await page.getByRole("button", { name: /^Show status/ }).click();
}

/** Opens the form, which is folded while a result is shown. @param {Page} page */
export async function unfoldForm(page) {
  await page.locator("form details").evaluate((details) => {
    /** @type {HTMLDetailsElement} */ (details).open = true;
    // With the focus in it, a response does not fold it.
    /** @type {HTMLInputElement} */ (details.querySelector("input")).focus();
  });
}

/** Fills in the app key and the access token. @param {Page} page @param {Platform} platform */
export async function fillCredentials(page, { appKey, token }) {
  await unfoldForm(page);
  await page.getByLabel("App key").fill(appKey);
  await page.getByLabel("Access token").fill(token());
}

/** The values of the form. @param {Page} page */
export function formValues(page) {
  return Promise.all(FIELDS.map((name) => page.getByLabel(name, { exact: true }).inputValue()));
}

/** Waits until no query is pending. @param {Page} page */
export async function waitForResult(page) {
  await page.locator('[part="screen"][aria-busy="false"]').waitFor({ state: "attached" });
}

/** Expands all `details` elements. @param {Page} page */
export async function expandDetails(page) {
  await page.locator("details").evaluateAll((all) => all.forEach((details) => details.setAttribute("open", "")));
}
