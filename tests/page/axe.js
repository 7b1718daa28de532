/// <reference path="./window.d.ts" />
/** What axe finds wrong in the page, as data that a test can compare. */

import axe from "axe-core";

/** @typedef {import("playwright-core").Page} Page */

/** The rules that look at colors: the others find the same in every theme. */
const COLOR_RULES = ["color-contrast", "link-in-text-block"];

/** @param {Page} page */
export function loadAxe(page) {
  return page.evaluate(axe.source);
}

/** @param {Page} page */
export function violations(page) {
  return run(page, { rules: { "target-size": { enabled: true } } });
}

/** @param {Page} page */
export function colorViolations(page) {
  return run(page, { runOnly: COLOR_RULES });
}

/** @param {Page} page @param {import("axe-core").RunOptions} options */
function run(page, options) {
  return page.evaluate(async (options) => {
    // What it does not complain of is much, and would take longer to describe and to send than to check.
    const { violations } = await window.axe.run({ ...options, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)]);
  }, options);
}
