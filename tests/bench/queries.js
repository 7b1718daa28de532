/// <reference path="./window.d.ts" />
/** Whole queries, in Chromium and in Node. */

import { clients } from "./bundle.js";
import { runInNode } from "./run_in_node.js";

/** @param {import("./parts.js").Means} means */
export async function queries({ browser, server }) {
  // One query per contender, because flow control counts by application.
  const taskQueries = () => Object.fromEntries(clients.map((name) => [name, server.taskQuery()]));
  const page = await browser.open();
  const chromium = await page.evaluate(
    ({ clients, taskQueries }) => window.bench.loopback(clients, taskQueries),
    { clients, taskQueries: taskQueries() },
  );
  await page.close();
  return { chromium, node: await runInNode("loopback", taskQueries()) };
}
