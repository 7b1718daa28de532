/** Saved responses, and how an operator gives them to the page. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {import("playwright-core").Page} Page */

/** @param {string} operationId */
export const responseBody = (operationId) => `{"operationId":"${operationId}","status":"success","staResult":{"total":2,"success":2}}`;

/** @param {import("node:test").TestContext} t @param {Record<string, string | Uint8Array>} contents @returns The paths of the files. */
export async function saveFiles(t, contents) {
  const folder = await mkdtemp(join(tmpdir(), "responses-"));
  t.after(() => rm(folder, { recursive: true }));
  return Promise.all(
    Object.entries(contents).map(async ([name, text]) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    }),
  );
}

/** Drags files, or text, from outside the browser over the page. @param {Page} page @param {string[] | string} dragged */
export async function drag(page, dragged, { x = 600, y = 400 } = {}) {
  const session = await page.context().newCDPSession(page);
  const content = typeof dragged === "string" ? { items: [{ mimeType: "text/plain", data: dragged }] } : { items: [], files: dragged };
  const data = { ...content, dragOperationsMask: 1 };
  const send = (/** @type {"dragEnter" | "dragOver" | "drop"} */ type) => session.send("Input.dispatchDragEvent", { type, x, y, data });
  await send("dragEnter");
  await send("dragOver");
  return { drop: () => send("drop") };
}

/** Pastes with the keyboard. @param {Page} page @param {string} text */
export async function paste(page, text) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("Control+V");
}

/** The message of the page itself. @param {Page} page */
export const note = (page) => page.locator("#note").innerText();

/** @param {Page} page */
export const waitForNoResponse = (page) => page.getByText("That is no response of the platform: a response begins with {.").waitFor();
