/** The access token is not in the DOM, in events, in storage or in any text of the element. */

import assert from "node:assert/strict";
import { test } from "node:test";

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
