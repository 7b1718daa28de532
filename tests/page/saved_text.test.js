/** Saved responses as text: dropped, pasted or typed, without a request. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { unfoldForm } from "./operator.js";
import { openPage } from "./page.js";
import { drag, note, paste, responseBody, waitForNoResponse } from "./saved_responses.js";
import { displayedTask, waitForTask } from "./screen.js";

test("text that is dropped is shown, unless it is dropped into a field or is not a response", async (t) => {
  const { page } = await openPage(t, { path: "index.html" });
  const field = page.getByLabel("Operation id");
  const box = await field.boundingBox();
  assert.ok(box);

  await (await drag(page, responseBody("on-a-field"), { x: box.x + 20, y: box.y + 10 })).drop();
  assert.equal(await field.inputValue(), responseBody("on-a-field"));
  await (await drag(page, responseBody("dropped"))).drop();
  await waitForTask(page, "dropped");
  await (await drag(page, "Dear all, the upgrade")).drop();

  await waitForNoResponse(page);
  assert.deepEqual(await displayedTask(page), ["dropped", "success"]);
});

test("pasted text is shown, unless it is pasted into a field or is not a response", async (t) => {
  const { page } = await openPage(t, { path: "index.html" });

  await paste(page, " \n" + responseBody("pasted"));
  await waitForTask(page, "pasted");
  await paste(page, "Dear all, the upgrade");
  await waitForNoResponse(page);
  assert.deepEqual(await displayedTask(page), ["pasted", "success"]);
  await unfoldForm(page);
  await page.getByLabel("Operation id").focus();
  await paste(page, responseBody("field"));

  assert.deepEqual(await displayedTask(page), ["pasted", "success"]);
  assert.equal(await page.getByLabel("Operation id").inputValue(), responseBody("field"));
});

test("what is pasted may be a list of responses, or have text around it", async (t) => {
  const { page } = await openPage(t, { path: "index.html" });
  const devices = JSON.stringify({ data: [{ subOperationId: "s-1", deviceId: "device-1", status: "success" }], totalCount: 1 });

  await paste(page, `[${responseBody("listed")},${devices}]`);
  await waitForTask(page, "listed");
  await paste(page, `HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n${responseBody("with-headers")}`);
  await waitForTask(page, "with-headers");
  await paste(page, "Dear all, {the upgrade}");

  await waitForNoResponse(page);
  assert.deepEqual(await displayedTask(page), ["with-headers", "success"]);
});

test("text that is pasted into a field of the element stays in the field", async (t) => {
  const { page, platform } = await openPage(t);
  await waitForTask(page, platform.tasks.firmware);

  await page.getByText("250 devices", { exact: true }).click();
  await page.getByLabel("Find in the targets").focus();
  await paste(page, responseBody("pasted"));

  assert.equal(await page.getByLabel("Find in the targets").inputValue(), responseBody("pasted"));
  assert.deepEqual(await displayedTask(page), [platform.tasks.firmware, "processing"]);
  assert.equal(await note(page), "");
});

test("a response is typed into the text area", async (t) => {
  const { page } = await openPage(t, { path: "index.html" });

  await page.getByText("Paste a response").click();
  await page.getByLabel("The response, as the platform sent it").fill(responseBody("typed"));
  await page.getByRole("button", { name: "Show this response" }).click();

  await waitForTask(page, "typed");
});
