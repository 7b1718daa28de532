/** What an operator reads on the screen, as data that a test can compare. */

/** @typedef {import("playwright-core").Page} Page */

/** The answer. @param {Page} page */
export function shownTask(page) {
  return page.locator("#task").evaluate((task) => {
    const text = (/** @type {Element | null} */ element) =>
      element instanceof HTMLElement ? element.innerText.replaceAll(/\s+/g, " ").trim() : null;
    const visible = (/** @type {string} */ selector) =>
      [...task.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    return {
      status: text(task.querySelector("h2")),
      figures: visible(".figures > div").map(text),
      bar: task.querySelector(".bar")?.getAttribute("aria-label") ?? text(task.querySelector(".headline + p")),
      // In the bar, lengths; the numbers are their ratio.
      lengths: visible(".bar span").map((part) => Number(getComputedStyle(part).flexGrow)),
      devices: visible("tbody tr, tfoot tr").map((row) => [...row.children].map(text).join(" ").trim()),
      remark: text(task.querySelector(".devices p")),
      facts: Object.fromEntries(visible(".facts > div").map(({ children }) => [text(children[0]), text(children[1])])),
      issues: visible(".issues h2, .issues li").map(text),
    };
  });
}

/** The reason why there is none; it must be an alert. @param {Page} page */
export function shownFailure(page) {
  return page.getByRole("alert").evaluate((alert) => {
    const text = (/** @type {Element | undefined} */ element) =>
      element instanceof HTMLElement ? element.innerText.replaceAll(/\s+/g, " ").trim() : null;
    const [message, hint] = [...alert.children].map(text);
    const terms = [...(alert.nextElementSibling?.querySelectorAll("dl > div") ?? [])];
    return { message, hint, ...Object.fromEntries(terms.map(({ children }) => [text(children[0]), text(children[1])])) };
  });
}
