/** A rejected access token is renewed in place, where the element was given a text. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { queries } from "../package/page.js";
import { response } from "./responses.js";
import { openElementPage } from "./element_page.js";

const REJECTED = { status: 401, body: { error_code: "1010005", error_desc: "Invalid access token." } };

/** A page whose element has a token that the platform does not accept. @param {import("node:test").TestContext} t */
async function openRejected(t) {
  const opened = await openElementPage(t);
  opened.platform.script("op", [response()]);
  await opened.mount("op", { token: "expired" });
  const field = opened.element.getByLabel("New access token");
  return { ...opened, field };
}

for (const how of /** @type {const} */ (["the button", "the enter key"])) {
  test(`polling continues with a new token: ${how}`, async (t) => {
    const { platform, access, run, settle, element, field, requestTimes } = await openRejected(t);

    assert.equal(await field.getAttribute("type"), "password");
    // The focus is moved only by the reader.
    assert.equal(await run(() => document.activeElement === document.body), true);
    await field.fill(` ${access.token} `);
    if (how === "the button") await element.getByRole("button", { name: "Continue" }).click();
    else await field.press("Enter");
    await settle();

    assert.deepEqual(requestTimes(), [0, 0]);
    assert.equal(queries(platform)[1].headers.authorization, `Bearer ${access.token}`);
    assert.equal(await field.count(), 0);
    assert.equal(await run(({ token }) => window.element.accessToken === token), true);
    // The focus stays in the element.
    assert.equal(await run(() => window.element.shadowRoot?.activeElement?.className), "screen");
  });
}

test("the field stays, with the error, until it was given a token that can be sent", async (t) => {
  const { access, element, field, settle, requestTimes } = await openRejected(t);
  const renew = element.getByRole("button", { name: "Continue" });

  for (const nonsense of [`\u201c${access.token}\u201d`, "t\u00f6k\u20acn"]) {
    await field.fill(nonsense);
    await renew.click();
    await settle();
    await element.locator("[part=failure]").getByText("accessToken must hold only what an HTTP header can carry").waitFor();
    assert.equal(await field.inputValue(), "");
  }
  assert.deepEqual(requestTimes(), [0]);
  await field.fill(access.token);
  await renew.click();
  await settle();

  assert.deepEqual(requestTimes(), [0, 0]);
  assert.equal(await field.count(), 0);
});

test("a token that was rejected is asked for again, even the same one, and each rejection is told", async (t) => {
  const { platform, access, element, field, settle, requestTimes, run } = await openRejected(t);
  const enter = async (/** @type {string} */ token) => {
    await field.fill(token);
    await element.getByRole("button", { name: "Continue" }).click();
    await settle();
    return [await element.locator("[part=failure] h2").innerText(), await run(() => window.element.shadowRoot?.querySelector("[role=alert]")?.textContent)];
  };
  const again = (/** @type {number} */ attempt) => {
    const title = `The access token is still not accepted (attempt ${attempt})`;
    return [title, `Updates stopped. ${title}.`];
  };

  assert.deepEqual(await enter("expired"), again(2));
  assert.deepEqual(await enter("wrong"), again(3));
  assert.deepEqual(await enter("wrong"), again(4));
  assert.deepEqual(requestTimes(), [0, 0, 0, 0]);
  await field.fill(access.token);
  await element.getByRole("button", { name: "Continue" }).click();
  await settle();
  platform.expireTokens();
  await element.getByRole("button", { name: "Refresh" }).click();
  await settle();

  assert.equal(await element.locator("[part=failure] h2").innerText(), "The access token or the app key is not accepted");
});

test("what is typed stays while the screen is rendered, and is in no attribute", async (t) => {
  const { access, advance, field, run } = await openRejected(t);

  await field.fill(access.token);
  await advance(5);

  assert.equal(await field.inputValue(), access.token);
  assert.equal(await run(({ token }) => window.element.shadowRoot?.innerHTML.includes(token)), false);
});

test("the one main button is that which helps: the rejected token would be rejected again", async (t) => {
  const { element } = await openRejected(t);

  assert.deepEqual(await element.locator("[data-main]").allInnerTexts(), ["Continue"]);
});

test("nothing is sent without a token", async (t) => {
  const { element, requestTimes, settle } = await openRejected(t);

  await element.getByRole("button", { name: "Continue" }).click();
  await settle();

  assert.deepEqual(requestTimes(), [0]);
});

test("a token that expires during a watch is renewed, and the figures stay", async (t) => {
  const { platform, mount, advance, settle, element, requestTimes, secrets, run } = await openElementPage(t);
  platform.script("op", [response({}, { processing: 9, success: 1 })]);
  await mount("op");

  platform.expireTokens();
  await advance(5);
  assert.equal(await run(() => window.element.task?.staResult.success), 1);
  const token = platform.token();
  secrets.add(token);
  await element.getByLabel("New access token").fill(token);
  await element.getByRole("button", { name: "Continue" }).click();
  await settle();
  await advance(5);

  assert.deepEqual(requestTimes(), [0, 5, 5, 10]);
});

/** @type {[string, (access: { baseUrl: string, appKey: string }) => object][]} */
const GIVEN_OTHERWISE = [
  ["a function gives it", () => ({ accessToken: () => "expired" })],
  ["a client is given", (options) => ({ accessToken: "expired", client: new window.sdk.UpgradeTaskClient(options) })],
];
for (const [name, give] of GIVEN_OTHERWISE) {
  test(`there is no field where ${name}`, async (t) => {
    const { mount, run, settle, element } = await openElementPage(t);
    await mount("op", { token: null });

    await run(({ baseUrl, appKey, give }) => void Object.assign(window.element, new Function(`return (${give})(arguments[0])`)({ baseUrl, appKey })), { give: String(give) });
    await settle();

    await element.locator("[part=failure]").getByText("unauthorized").waitFor({ state: "attached" });
    assert.equal(await element.locator("form").count(), 0);
  });
}

test("there is no field where a server in front of the platform wants a login", async (t) => {
  const { platform, mount, element } = await openElementPage(t);
  platform.script("op", [{ status: 401, body: "<html>Log in</html>" }]);

  await mount("op");

  await element.locator("[part=failure]").waitFor();
  assert.equal(await element.locator("form").count(), 0);
});

test("the field is there for any rejection by the platform", async (t) => {
  const { platform, mount, element } = await openElementPage(t);
  platform.script("op", [REJECTED]);

  await mount("op");

  await element.getByLabel("New access token").waitFor();
});
