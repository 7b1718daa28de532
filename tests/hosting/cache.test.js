/** The cache of the guide's nginx: all viewers of a task cost as much as one. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";

import { at } from "../../scripts/run.mjs";
import { withTimeout } from "../package/with_timeout.js";
import { ask, send } from "./ask.js";
import { missing, without } from "./nginx.js";
import { start } from "./tls_platform.js";

const options = { skip: missing };
const VIEWERS = 20;

/** What is cached does not expire within a test. @param {string} config */
const lasting = (config) => config.replace(/(proxy_cache_valid \w+) \ds/g, "$1 1h");

/** A promise and the function that resolves it. */
function gate() {
  let open = () => {};
  const opened = new Promise((resolve) => (open = () => resolve(undefined)));
  return { opened, open };
}

/** Waits until a platform got as many calls. @param {{ calls: unknown[] }} platform @param {number} count */
async function receives(platform, count) {
  while (platform.calls.length < count) await new Promise(setImmediate);
}

/** Waits until nginx handles as many requests, those that it holds back included. @param {number} port @param {number} count */
async function handles(port, count) {
  for (let writing = 0; writing < count; ) {
    const { body } = await send(port, "/status");
    // This request is one of them.
    writing = Number(/Writing: (\d+)/.exec(body)?.[1]) - 1;
  }
}

/** @param {string} config */
const withStatus = (config) => config.replace("underscores_in_headers", "location /status { stub_status; }\n  underscores_in_headers");

for (const [name, change, calls] of /** @type {const} */ ([
  ["a response is cached, also where the platform forbids it", lasting, 1],
  ["without proxy_ignore_headers, a platform that forbids it is asked each time", (/** @type {string} */ config) => lasting(without(/proxy_ignore_headers/)(config)), 3],
])) {
  test(name, options, async (t) => {
    const { platform, port } = await start(t, { change, respond: () => ({ headers: { "cache-control": "no-store", "set-cookie": "a=1" } }) });

    const bodies = [await ask(port), await ask(port), await ask(port)].map(({ body }) => body);

    assert.equal(new Set(bodies).size, 1);
    assert.equal(platform.calls.length, calls);
  });
}

for (const [name, change, calls] of /** @type {const} */ ([
  ["an error is cached, too", lasting, 1],
  ["without the line for errors, each viewer asks during an outage", (/** @type {string} */ config) => lasting(without(/proxy_cache_valid any/)(config)), 3],
])) {
  test(name, options, async (t) => {
    const { platform, port } = await start(t, { change, respond: () => ({ status: 503 }) });

    const statuses = [await ask(port), await ask(port), await ask(port)].map(({ status }) => status);

    assert.deepEqual(statuses, [503, 503, 503]);
    assert.equal(platform.calls.length, calls);
  });
}

for (const header of ["authorization", "app_key"]) {
  const respond = (/** @type {import("./tls_platform.js").Call} */ { headers }) => (headers[header]?.toString().endsWith("-1") ? {} : { status: 403 });
  /** @type {(config: string) => string} */
  const unkeyed = (config) => lasting(config.replace(` $http_${header}`, ""));

  test(`a cached response is for those with the same ${header}`, options, async (t) => {
    const [keyed, leaking] = await Promise.all([start(t, { respond, change: lasting }), start(t, { respond, change: unkeyed })]);
    const own = { [header]: "Bearer other-1" };
    const foreign = { [header]: "Bearer other-2" };

    for (const { port } of [keyed, leaking]) assert.equal((await ask(port, "op-1", own)).status, 200);

    assert.equal((await ask(keyed.port, "op-1", foreign)).status, 403);
    assert.equal((await ask(leaking.port, "op-1", foreign)).status, 200);
  });
}

for (const [name, change, calls] of /** @type {const} */ ([
  ["viewers who come together are one call", withStatus, 1],
  ["without proxy_cache_lock, each of them is one", (/** @type {string} */ config) => withStatus(without(/proxy_cache_lock on/)(config)), VIEWERS],
])) {
  test(name, options, async (t) => {
    const { opened, open } = gate();
    const { platform, port } = await start(t, { change, respond: () => ({ after: opened }) });

    const asked = Array.from({ length: VIEWERS }, () => ask(port));
    await withTimeout(handles(port, VIEWERS));
    await withTimeout(receives(platform, calls));
    open();

    assert.deepEqual((await Promise.all(asked)).map(({ status }) => status), Array(VIEWERS).fill(200));
    assert.equal(platform.calls.length, calls);
  });
}

test("the lock lasts as long as a response may take; one that ends before passes the others on", options, async (t) => {
  const { opened, open } = gate();
  const { platform, port } = await start(t, { change: (config) => config.replace("proxy_cache_lock_timeout 25s", "proxy_cache_lock_timeout 100ms"), respond: () => ({ after: opened }) });

  const asked = Array.from({ length: VIEWERS }, () => ask(port));
  await withTimeout(receives(platform, VIEWERS));
  open();

  assert.deepEqual((await Promise.all(asked)).map(({ status }) => status), Array(VIEWERS).fill(200));
});

for (const [name, change, calls] of /** @type {const} */ ([
  ["while an expired response is asked for again, the others get the old one", (/** @type {string} */ config) => config, 2],
  ["without proxy_cache_use_stale, each of them asks", without(/proxy_cache_use_stale/), 2 + VIEWERS],
])) {
  test(name, options, async (t) => {
    const { opened, open } = gate();
    let count = 0;
    const { platform, port } = await start(t, {
      change: (config) => change(config).replace("200 2s", "200 1s"),
      respond: () => ((count += 1) === 1 ? {} : { after: opened }),
    });
    const second = receives(platform, 2);
    let isExpired = false;
    second.then(() => (isExpired = true));
    /** @type {Promise<unknown>} */
    let last = Promise.resolve();
    while (!isExpired) {
      last = ask(port);
      await Promise.race([last, second]);
    }

    const asked = Array.from({ length: VIEWERS }, () => ask(port));
    if (calls === 2) await withTimeout(Promise.all(asked));
    else await withTimeout(receives(platform, calls));
    open();

    await Promise.all([last, ...asked]);
    assert.equal(platform.calls.length, calls);
  });
}

for (const [name, change, calls] of /** @type {const} */ ([
  ["as documented, the calls are counted, not the viewers and the page's files", lasting, 1],
  ["they are counted without the cache, too", without(/proxy_cache /), 3],
])) {
  test(name, options, async (t) => {
    const guide = readFileSync(at("docs/calls.md"), "utf8");
    const [, format, log] = /```nginx\n(log_format .+\n)(access_log .+)\n```/.exec(guide) ?? [];
    const [, count] = /`(awk .+)`\./.exec(guide) ?? [];
    const logging = (/** @type {string} */ config) => format + change(config).replace("limit_except", `${log}\n    limit_except`);
    const { platform, port, folder } = await start(t, { change: logging });

    await ask(port);
    await Promise.all([ask(port), ask(port)]);
    await Promise.all([send(port, "/"), send(port, "/icon.svg")]);
    const { stdout } = await promisify(execFile)("sh", ["-c", count.replace("/var/log/nginx", folder)]);

    const counts = stdout.trim().split("\n").map((line) => Number(line.trim().split(" ")[0]));
    assert.equal(counts.reduce((sum, count) => sum + count), calls);
    assert.equal(platform.calls.length, calls);
  });
}
