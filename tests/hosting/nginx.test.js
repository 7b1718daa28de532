/** Every line of the guide's nginx: what it does, and what goes wrong without it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createAuthority } from "../platform/certificates.js";
import { ask, send } from "./ask.js";
import { documented, missing, startNginx, without } from "./nginx.js";
import { TASK, start } from "./tls_platform.js";

const options = { skip: missing };
const stranger = await createAuthority("A stranger");


test("as documented, a query reaches the platform as the page sends it", options, async (t) => {
  const { platform, port, log } = await start(t);

  const { status, body } = await ask(port, "op-1/subOperations?pageSize=100", { cookie: "console=1" });

  assert.deepEqual([status, JSON.parse(body)], [200, TASK], await log());
  const { method, url, headers } = platform.calls[0];
  assert.deepEqual([method, url], ["GET", "/iodm/northbound/v1.5.0/operations/op-1/subOperations?pageSize=100"]);
  assert.deepEqual([headers.host, headers.app_key, headers.authorization, headers.cookie], ["platform.example.com", "app-1", "Bearer token-1", undefined]);
});

test("nothing but the two calls reaches the platform, by GET", options, async (t) => {
  const { platform, port } = await start(t);
  const operations = "/platform/iodm/northbound/v1.5.0/operations";

  const statuses = await Promise.all([
    ...["/platform/iocm/app/sec/v1.1.0/login", operations, `${operations}/`, `${operations}/..%2f..%2f..%2f..%2fiocm/login`, `${operations}/%2e%2e/login`, `${operations}/op-1/other`].map((path) => send(port, path)),
    send(port, `${operations}/op-1`, { method: "POST" }),
    send(port, `${operations}/op-1`, { method: "DELETE" }),
  ]);

  assert.deepEqual(statuses.map(({ status }) => status), [404, 404, 404, 404, 404, 404, 403, 403]);
  assert.deepEqual(platform.calls, []);
});

test("without limit_except, other methods reach the platform", options, async (t) => {
  const { platform, port } = await start(t, { change: without(/limit_except/) });

  await send(port, "/platform/iodm/northbound/v1.5.0/operations/op-1", { method: "DELETE" });

  assert.equal(platform.calls[0]?.method, "DELETE");
});

test("the page's files have the headers of the guide, each once", options, async (t) => {
  const { port } = await start(t);

  const page = await send(port, "/", { headers: { "accept-encoding": "gzip" } });
  const [script] = /app-[0-9a-f]{8}\.js/.exec((await send(port, "/")).body) ?? [];
  const app = await send(port, `/${script}`, { headers: { "accept-encoding": "gzip" } });
  const response = await ask(port);

  assert.deepEqual([page.status, page.headers["cache-control"]], [200, "no-cache"]);
  assert.deepEqual([app.status, app.headers["cache-control"], app.headers["content-encoding"]], [200, "max-age=31536000, immutable", "gzip"]);
  for (const { headers } of [page, app, response]) {
    assert.deepEqual([String(headers["content-security-policy"]).split(";")[0], headers["referrer-policy"], headers["x-content-type-options"]], ["default-src 'none'", "no-referrer", "nosniff"]);
  }
});

test("an add_header in a location loses the Content-Security-Policy", options, async (t) => {
  const { port } = await start(t, { change: (config) => config.replace("limit_except", "add_header X-Location 1 always;\n    limit_except") });

  assert.equal((await ask(port)).headers["content-security-policy"], undefined);
});

/** What a query gets. @type {[line: string, change: (config: string) => string, status: number, rest: { body?: string, log?: RegExp, trusted?: string }][]} */
const QUERIES = [
  ["underscores_in_headers", without(/underscores_in_headers/), 401, { body: `{"error_code":"100025","error_desc":"AppId for auth not exist."}` }],
  ["Host", without(/proxy_set_header Host/), 404, {}],
  ["proxy_ssl_name", without(/proxy_ssl_name/), 502, { log: /upstream SSL certificate does not match "upgrade_task_platform"/ }],
  ["proxy_ssl_server_name", without(/proxy_ssl_server_name/), 502, { log: /upstream SSL certificate does not match "platform.example.com"/ }],
  ["proxy_ssl_certificate", without(/proxy_ssl_certificate /, /proxy_ssl_certificate_key/), 502, { log: /SSL alert|prematurely closed|Connection reset/ }],
];

for (const [line, change, status, { body, log }] of QUERIES) {
  test(`without ${line}, a query gets ${status}`, options, async (t) => {
    const nginx = await start(t, { change });

    const response = await ask(nginx.port);

    assert.equal(response.status, status, await nginx.log());
    if (body) assert.equal(response.body, body);
    if (log) assert.match(await nginx.log(), log);
  });
}

test("a platform with a certificate of another authority gets nothing; without proxy_ssl_verify it gets the token", options, async (t) => {
  const { platform, port, log } = await start(t, { trusted: stranger.cert });
  const unverified = await startNginx(t, { platformPort: platform.port, trusted: stranger.cert, change: without(/proxy_ssl_verify/) });

  assert.equal((await ask(port)).status, 502);
  assert.match(await log(), /upstream SSL certificate verify error: \(\d+:self-signed certificate in certificate chain\)/);
  assert.equal(platform.calls.length, 0);
  assert.equal((await ask(unverified.port)).status, 200);
  assert.equal(platform.calls[0]?.headers.authorization, "Bearer token-1");
});

test("without the lines about cookies, they pass in both directions", options, async (t) => {
  const respond = () => ({ headers: { "set-cookie": "platform=1" } });
  const kept = await start(t, { respond, change: without(/proxy_set_header Cookie/, /proxy_hide_header Set-Cookie/) });
  const dropped = await start(t, { respond });

  const [passed, { headers }] = await Promise.all([kept, dropped].map(({ port }) => ask(port, "op-1", { cookie: "console=1" })));

  assert.deepEqual([kept.platform.calls[0]?.headers.cookie, passed.headers["set-cookie"]], ["console=1", ["platform=1"]]);
  assert.deepEqual([dropped.platform.calls[0]?.headers.cookie, headers["set-cookie"]], [undefined, undefined]);
});

for (const [name, change, connections] of /** @type {const} */ ([
  ["as documented, five queries need one TLS handshake", undefined, 1],
  ["without keepalive, each query needs one", without(/keepalive/), 5],
  ["without the lines about the connection, each query needs one", without(/proxy_http_version/, /Connection/), 5],
])) {
  test(name, options, async (t) => {
    const { platform, port } = await start(t, { change });

    for (let query = 1; query <= 5; query += 1) await ask(port, `op-${query}`);

    assert.deepEqual([platform.calls.length, platform.connections()], [5, connections]);
  });
}

test("the proxy gives up before the page does, and says so with a 504", options, async (t) => {
  const [, seconds] = /proxy_read_timeout (\d+)s;/.exec(documented) ?? [];
  assert.ok(Number(seconds) < 30, "The page waits 30 s by default.");
  const change = (/** @type {string} */ config) => config.replace("proxy_read_timeout 25s", "proxy_read_timeout 100ms");
  const { port } = await start(t, { change, respond: () => ({ after: new Promise(() => {}) }) });

  assert.equal((await ask(port)).status, 504);
});

test("underscores_in_headers does not belong in a location: nginx does not start", options, async (t) => {
  const change = (/** @type {string} */ config) => without(/underscores_in_headers/)(config).replace("limit_except", "underscores_in_headers on;\n    limit_except");

  await assert.rejects(start(t, { change }), /"underscores_in_headers" directive is not allowed here/);
});
