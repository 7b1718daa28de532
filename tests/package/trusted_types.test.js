/** The element under a Content-Security-Policy that refuses every text as markup or script. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.js";

test("the element needs no Trusted Types policy", async (t) => {
  const policy = "require-trusted-types-for 'script'; trusted-types 'none'";
  const { run, platform, consoleMessages } = await openPage(t, { load: "element", policy });

  platform.script("op", [{ body: { operationId: "op", status: "success", staResult: { total: 2, success: 2 } } }]);

  const shown = await run(async ({ baseUrl, appKey, token }) => {
    const element = /** @type {any} */ (document.createElement("upgrade-task-status"));
    const ended = new Promise((resolve) => element.addEventListener("upgrade-task-end", resolve));
    Object.assign(element, { baseUrl, appKey, operationId: "op", accessToken: token });
    document.body.append(element);
    await ended;
    let refused = "";
    try {
      document.body.insertAdjacentHTML("beforeend", "<b>markup</b>");
    } catch (error) {
      refused = String(error).split(":")[0];
    }
    return [refused, element.headline];
  });

  assert.equal(shown[0], "TypeError");
  assert.notEqual(shown[1], "");
  // Of the refusal that shows the policy is in force.
  assert.deepEqual(consoleMessages.filter((message) => !message.includes("TrustedHTML")), []);
});
