/** The access token is not in the DOM, in events, in storage or in any text of the element. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { toUpgradeTaskError } from "../../www/element/errors.js";
import { response } from "./responses.js";
import { openElementPage } from "./element_page.js";

/** @type {[string, (token: string) => import("../platform/responses.js").MockResponse[]][]} */
const cases = [
  ["a running task", () => [response()]],
  ["an error message that contains it", (token) => [{ status: 403, body: { error_code: "1010005", error_desc: `Bearer ${token} is not valid` } }]],
  ["a later error message that contains it", (token) => [response(), { status: 500, body: { error_code: "50252", error_desc: token } }]],
];

for (const [name, responses] of cases) {
  test(name, async (t) => {
    const { platform, access, mount, act, run } = await openElementPage(t);
    platform.script("op", responses(access.token));
    await mount("op");
    await act((element) => element.ask());

    const texts = await run(() => {
      const { element } = window;
      const { outerHTML, shadowRoot, headline, summary } = element;
      return [outerHTML, String(shadowRoot?.innerHTML), headline, summary, JSON.stringify(window.events), location.href, JSON.stringify(localStorage), document.title];
    });

    assert.ok(texts[1].length > 100);
    for (const text of texts) assert.ok(!text.includes(access.token), text);
  });
}

test("of what a given client throws, a short secret is replaced as a whole word, a long one anywhere", () => {
  const shown = (/** @type {string} */ thrown, /** @type {string[]} */ ...secrets) => toUpgradeTaskError(new Error(thrown), secrets).message;

  assert.equal(shown("the token t of operation", "t"), "The element stopped: Error: the token [redacted] of operation");
  assert.equal(shown("tokens needed: token", "token"), "The element stopped: Error: tokens needed: [redacted]");
  assert.equal(shown("x0123456789abcdefx, key", "0123456789abcdef", "key"), "The element stopped: Error: x[redacted]x, [redacted]");
});
