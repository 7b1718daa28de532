/// <reference path="./element_window.d.ts" />
/** A consumer's page with the element in it; its clock stands still until the test moves it. */

import { openFakeClockPage, seconds } from "../package/fake_clock_page.js";

/**
 * @typedef {object} Mounting
 * @property {Record<string, string>} [attributes] Beside those that name the platform; null leaves one out.
 * @property {string | null} [token] In place of a valid one.
 */

/**
 * @param {import("node:test").TestContext} t
 * @param {import("../package/page.js").PageOptions} [options]
 */
export async function openElementPage(t, { load = "element", prepare, ...options } = {}) {
  const opened = await openFakeClockPage(t, {
    load,
    ...options,
    async prepare(page) {
      await page.addInitScript(provideMount);
      await prepare?.(page);
    },
  });
  const { page, run, rest, access } = opened;
  if (load === "element") await page.waitForFunction(() => customElements.get("upgrade-task-status"));

  /** Puts an element into the page that has all it needs. @param {string} operationId @param {Mounting} [mounting] */
  async function mount(operationId, { attributes = {}, token = access.token } = {}) {
    await run(({ baseUrl, appKey, operationId, attributes, token }) => {
      window.mount({ "base-url": baseUrl, "app-key": appKey, "operation-id": operationId, ...attributes });
      window.element.accessToken = token;
    }, { operationId, attributes, token });
    await rest();
  }

  /** Does something with the element in the page, and lets it settle. @template T, R @param {(element: Window["element"], arg: T) => R} work @param {T} [arg] */
  async function act(work, arg) {
    const handle = await page.evaluateHandle(() => window.element);
    await handle.evaluate(/** @type {any} */ (work), arg);
    await rest();
  }

  /** What the element told, in order. */
  const events = () => run(() => window.events);
  /** When the platform was asked. */
  const asked = () => seconds(opened);
  const element = page.locator("upgrade-task-status");
  return { ...opened, mount, act, events, asked, element };
}

/** In the page. */
function provideMount() {
  window.events = [];
  window.mount = (attributes) => {
    const element = document.createElement("upgrade-task-status");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    window.element = element;
    document.body.append(element);
  };
  for (const name of ["update", "error", "end"]) {
    // Listened for at the window: they bubble.
    window.addEventListener(`upgrade-task-${name}`, (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      const { error, task, poll, retryInMs } = detail;
      const told = { name, status: task?.status, number: poll?.number, error: error?.code, retryInMs };
      // Without the keys that are undefined.
      window.events.push(JSON.parse(JSON.stringify(told)));
    });
  }
}
