/** The cache of tokens by itself: what comes too late. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { TokenCache } from "../../src/client/token_cache.js";

/** A cache, and the functions that settle the calls of its token function. */
function newCache() {
  const cache = new TokenCache();
  /** @type {((token: string) => void)[]} */
  const answers = [];
  cache.use(() => new Promise((resolve) => answers.push(resolve)));
  return { cache, answers };
}

test("of two calls that give up the same token, the second does not give up the one that is asked for since", () => {
  const { cache } = newCache();
  const silent = cache.get(null);

  cache.abandon(silent);
  const next = cache.get(null);
  cache.abandon(silent);

  assert.notEqual(next, silent);
  assert.equal(cache.get(null), next);
});

test("a token that comes after it was given up is not kept", async () => {
  const { cache, answers } = newCache();
  const silent = cache.get(null);
  cache.abandon(silent);
  const next = cache.get(null);
  // The function is called in a microtask.
  await Promise.resolve();

  answers[0]("late");
  assert.equal(await silent, "late");
  assert.equal(cache.current, undefined);
  assert.equal(cache.get(null), next);

  answers[1]("in time");
  assert.equal(await next, "in time");
  assert.equal(cache.current, "in time");
});

test("only the token that is kept is forgotten when it is rejected", async () => {
  const { cache, answers } = newCache();
  const asked = cache.get(null);
  await Promise.resolve();
  answers[0]("new");
  await asked;

  cache.invalidate("old");
  assert.equal(cache.current, "new");
  assert.equal(await cache.get("old"), "new");
  cache.invalidate("new");
  assert.equal(cache.current, undefined);
});

test("what is no text is not kept as a token", async () => {
  const { cache, answers } = newCache();
  const asked = cache.get(null);
  await Promise.resolve();
  answers[0](/** @type {any} */ (7));
  assert.equal(await asked, 7);
  assert.equal(cache.current, undefined);
});
