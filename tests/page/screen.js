/** The content of the screen as comparable data. */

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../../www/element/types.d.ts").UpgradeTaskStatusElement} UpgradeTaskStatusElement */

/** Operation id and status of the displayed task; null if there is none. @param {Page} page */
export function displayedTask(page) {
  return page.locator("upgrade-task-status").evaluate((element) => {
    const { task } = /** @type {UpgradeTaskStatusElement} */ (element);
    return element.checkVisibility() && task ? [task.operationId, task.status] : null;
  });
}

/** Waits until a task is displayed. @param {Page} page @param {string} operationId */
export async function waitForTask(page, operationId) {
  await page.waitForFunction((id) => {
    const element = /** @type {UpgradeTaskStatusElement} */ (document.querySelector("upgrade-task-status"));
    return element.checkVisibility() && element.task?.operationId === id;
  }, operationId);
}

/** The displayed task, from top to bottom. @param {Page} page */
export function readScreen(page) {
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
      bar: screen.querySelector('[part="bar"]')?.getAttribute("aria-label") ?? null,
      // The lengths of the bar's segments; only their ratio matters.
      lengths: visible('[part="bar"] span').map((part) => Number(getComputedStyle(part).flexGrow)),
      counts: visible('[part="counts"] > div').map(text),
      facts: Object.fromEntries(pairs('[part="facts"] > div')),
      issues: visible('[part="issues"] :is(h2, h3), [part="issues"] li').map(text),
    };
  });
}

/** The displayed error. @param {Page} page */
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
