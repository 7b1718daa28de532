/// <reference path="./element_window.d.ts" />
/** A consumer's page with the element and a fake clock. */

import { openFakeClockPage } from "../package/fake_clock_page.js";
import { queries } from "../package/page.js";

/**
 * @typedef {object} Mounting
 * @property {Record<string, string>} [attributes] In addition to those that name the platform.
 * @property {string | null} [token] Instead of a valid one.
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
  const { page, run, settle, access } = opened;
  if (load === "element") await page.waitForFunction(() => customElements.get("upgrade-task-status"));

  /** Adds a configured element to the page. @param {string} operationId @param {Mounting} [mounting] */
  async function mount(operationId, { attributes = {}, token = access.token } = {}) {
    await run(({ baseUrl, appKey, operationId, attributes, token }) => {
      window.mount({ "base-url": baseUrl, "app-key": appKey, "operation-id": operationId, ...attributes });
      window.element.accessToken = token;
    }, { operationId, attributes, token });
    await settle();
  }

  /** Runs a function with the element in the page, and waits for the responses. @template T, R @param {(element: Window["element"], arg: T) => R} work @param {T} [arg] */
  async function act(work, arg) {
    const handle = await page.evaluateHandle(() => window.element);
    await handle.evaluate(/** @type {any} */ (work), arg);
    await settle();
  }

  /** Without the queries of devices, which are in devices_loading.test.js. */
  const taskRequestTimes = () =>
    queries(opened.platform).filter(({ path }) => !path.includes("/subOperations")).map(({ time }) => (time - opened.start) / 1000);
  /** The events of the element, in order. */
  const events = () => run(() => window.events);
  const element = page.locator("upgrade-task-status");
  return { ...opened, mount, act, events, requestTimes: taskRequestTimes, element };
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
    // On the window, as they bubble.
    window.addEventListener(`upgrade-task-${name}`, (event) => {
      const { error, task, poll, retryInMs } = /** @type {CustomEvent} */ (event).detail;
      const summary = { name, status: task?.status, number: poll?.number, error: error?.code, retryInMs };
      // Without undefined properties.
      window.events.push(JSON.parse(JSON.stringify(summary)));
    });
  }
}
