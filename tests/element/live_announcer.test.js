/** What is heard: news, at most every five seconds, but what is urgent at once. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { answer, ENDED } from "./answers.js";
import { openElementPage } from "./element_page.js";

/** An answer about ten devices of which so many are done. @param {number} success */
const done = (success) => answer({}, { success, processing: 10 - success });

/** @param {import("node:test").TestContext} t */
async function openHeard(t) {
  const opened = await openElementPage(t);
  /** What the two regions say. */
  const heard = () =>
    opened.run(() => ["status", "alert"].map((role) => window.element.shadowRoot?.querySelector(`p[role="${role}"]`)?.textContent));
  return { ...opened, heard };
}

test("news that comes too soon waits, and is told as it is by then", async (t) => {
  const { platform, mount, pass, heard } = await openHeard(t);
  platform.script("op", [done(0), done(3), done(5), done(6)]);

  await mount("op", { attributes: { refresh: "2" } });
  const [first] = await heard();
  assert.match(String(first), /0 of 10 devices/);
  await pass(4);
  assert.deepEqual(await heard(), [first, ""]);
  await pass(1);

  assert.deepEqual(await heard(), ["5 more upgraded. 5 of 10 done.", ""]);
});

test("the end of the asking does not wait", async (t) => {
  const { platform, mount, pass, heard } = await openHeard(t);
  platform.script("op", [done(0), { status: 404, body: { error_code: "123009", error_desc: "The requested task does not exist." } }]);

  await mount("op", { attributes: { refresh: "2" } });
  await pass(2);

  const [, urgent] = await heard();
  assert.match(String(urgent), /There is no such upgrade task/);
});

test("out of the page nothing is told any more", async (t) => {
  const { platform, mount, act, pass, heard } = await openHeard(t);
  platform.script("op", [done(0), ENDED]);

  await mount("op", { attributes: { refresh: "2" } });
  await pass(2);
  const before = await heard();
  await act((element) => element.remove());
  await pass(10);

  assert.deepEqual(await heard(), before);
});
