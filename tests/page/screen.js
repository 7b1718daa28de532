/** What an operator reads on the screen, as data that a test can compare. */

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../../www/element/types.d.ts").UpgradeTaskStatusElement} UpgradeTaskStatusElement */

/** Which task is on the screen, and how it is: null where there is none. @param {Page} page */
export function shown(page) {
  return page.locator("upgrade-task-status").evaluate((element) => {
    const { task } = /** @type {UpgradeTaskStatusElement} */ (element);
    return element.checkVisibility() && task ? [task.operationId, task.status] : null;
  });
}

/** Waits until a task is on the screen. @param {Page} page @param {string} operationId */
export async function shows(page, operationId) {
  await page.waitForFunction((id) => {
    const element = /** @type {UpgradeTaskStatusElement} */ (document.querySelector("upgrade-task-status"));
    return element.checkVisibility() && element.task?.operationId === id;
  }, operationId);
}

/** The answer, from top to bottom. @param {Page} page */
export function readAnswer(page) {
  return page.locator('[part="screen"]').evaluate((screen) => {
    const text = (/** @type {Element | null} */ element) =>
      element instanceof HTMLElement ? element.innerText.replaceAll(/\s+/g, " ").trim() : null;
    const visible = (/** @type {string} */ selector) =>
      [...screen.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const pairs = (/** @type {string} */ selector) => visible(selector).map(({ children }) => [text(children[0]), text(children[1])]);
    return {
      verdict: text(screen.querySelector('[part="verdict"] h2')),
      reasons: visible('[part="reasons"] li').map(text),
      next: text(screen.querySelector('[part="next"]')),
      figures: visible('[part="figures"] > div').map(text),
      bar: screen.querySelector('[part="bar"]')?.getAttribute("aria-label") ?? null,
      // In the bar, lengths; the numbers are their ratio.
      lengths: visible('[part="bar"] span').map((part) => Number(getComputedStyle(part).flexGrow)),
      counts: visible('[part="counts"] :is(tbody, tfoot) tr').map((row) => [...row.children].map(text).join(" ").trim()),
      facts: Object.fromEntries(pairs('[part="facts"] > div')),
      issues: visible('[part="issues"] :is(h2, h3), [part="issues"] li').map(text),
    };
  });
}

/** Why there is none. @param {Page} page */
export async function readFailure(page) {
  const failure = page.locator('[part="failure"]');
  await failure.waitFor();
  return failure.evaluate((section) => {
    for (const details of section.querySelectorAll("details")) details.open = true;
    const text = (/** @type {Element} */ element) => /** @type {HTMLElement} */ (element).innerText.replaceAll(/\s+/g, " ").trim();
    const all = (/** @type {string} */ selector) => [...section.querySelectorAll(selector)].map(text);
    const terms = [...section.querySelectorAll("dl > div")].map(({ children }) => [text(children[0]), text(children[1])]);
    const [remedy] = all(":scope > p");
    return { title: all(":scope > :is(h2, h3)").join(), remedy, details: all('details > [lang="en"]'), ...Object.fromEntries(terms) };
  });
}
