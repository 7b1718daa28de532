/** The focus stays in the screen when the control that had it goes. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { pageOf } from "./devices_page.js";
import { openElementPage } from "./element_page.js";
import { ENDED, response } from "./responses.js";

const FORBIDDEN = { status: 403, body: { error_code: "1010005", error_desc: "forbidden" } };

/** What has the focus: the action of a control, or the part. @param {Awaited<ReturnType<typeof openElementPage>>} opened */
const focused = ({ run }) => run(() => {
  const control = window.element.shadowRoot?.activeElement;
  return control?.getAttribute("data-action") ?? control?.getAttribute("part");
});

for (const [what, next] of /** @type {const} */ ([["the task ends", ENDED], ["polling fails for good", FORBIDDEN]])) {
  for (const action of ["pause", "interval"]) {
    test(`when ${what}, the focus goes from ${action} to Refresh`, async (t) => {
      const opened = await openElementPage(t);
      opened.platform.script("op", [response(), next]);
      await opened.mount("op");
      await opened.element.locator(`[data-action=${action}]`).focus();
      assert.equal(await focused(opened), action);

      await opened.advance(5);

      assert.equal(await opened.element.locator(`[data-action=${action}]`).count(), 0);
      assert.equal(await focused(opened), "refresh");
    });
  }
}

test("when a list is loaded, the focus goes from its button to the list", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, element, settle } = opened;
  platform.script("op", [response({}, { total: 300, processing: 300 })]);
  platform.script("op/subOperations", [pageOf(100, { status: "processing" }, { totalCount: 100 })]);
  await mount("op");
  await element.locator("[data-action=devices-filter]").first().click();

  await element.locator("[data-action=devices-load]").press("Enter");
  await settle();

  assert.equal(await element.locator("[data-action=devices-load]").count(), 0);
  assert.match(String(await focused(opened)), /^devices-/);
});

test("without a control, the screen itself has the focus", async (t) => {
  const opened = await openElementPage(t);
  opened.platform.script("op", [response(), response()]);
  await opened.mount("op");
  await opened.element.locator("[data-action=pause]").focus();

  await opened.act((element) => void (element.operationId = ""));

  assert.equal(await focused(opened), "screen");
});
