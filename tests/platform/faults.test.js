import assert from "node:assert/strict";
import { test } from "node:test";

import { credentials, platformFor, queryTask, readJson } from "./support.js";

/** @param {string} code */
function causedBy(code) {
  return (/** @type {Error & { cause?: { code?: string } }} */ error) => {
    assert.ok(error instanceof TypeError);
    assert.equal(error.cause?.code, code);
    return true;
  };
}

test("a delayed response arrives after that of a later query", async (t) => {
  const platform = await platformFor(t);
  platform.script("delayed", [{ delayMs: 200, body: "1" }]);
  /** @type {string[]} */
  const order = [];

  await Promise.all([
    queryTask(platform, "delayed").then(() => order.push("delayed")),
    queryTask(platform, platform.tasks.firmware).then(() => order.push("prompt")),
  ]);

  assert.deepEqual(order, ["prompt", "delayed"]);
});

test("a dripping response arrives in forty chunks", async (t) => {
  const platform = await platformFor(t);
  const body = "0123456789".repeat(40);
  // The pause is longer than any test, so only the first chunk arrives.
  platform.script("dripping", [{ dripMs: 2 ** 31 - 1, body }, { dripMs: 1, body }]);

  const { body: stream } = await queryTask(platform, "dripping");
  const reader = /** @type {ReadableStream<Uint8Array>} */ (stream).getReader();
  assert.equal(Buffer.from((await reader.read()).value ?? "").toString(), "0123456789");
  await reader.cancel();
  assert.equal(await (await queryTask(platform, "dripping")).text(), body);
});

test("a truncated response has its headers and half of its body", async (t) => {
  const platform = await platformFor(t);
  platform.script("cut", [{ fault: "cut off", body: "0123456789" }]);

  const response = await queryTask(platform, "cut");
  assert.deepEqual([response.status, response.headers.get("content-length")], [200, "10"]);
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  assert.equal(Buffer.from((await reader.read()).value ?? "").toString(), "01234");
  await assert.rejects(reader.read(), causedBy("UND_ERR_SOCKET"));
});

test("a reset connection has no response", async (t) => {
  const platform = await platformFor(t);

  await assert.rejects(queryTask(platform, "fault-reset"), causedBy("UND_ERR_SOCKET"));
  assert.deepEqual(platform.calls.map(({ status }) => status), [null]);
});

test("a silent fault accepts the call and never responds, until the platform is closed", async (t) => {
  const platform = await platformFor(t);

  const pending = queryTask(platform, "fault-silent");
  const rejected = assert.rejects(pending, causedBy("UND_ERR_SOCKET"));
  // A response to a later query shows that the call has arrived.
  while (!platform.calls.some(({ path }) => path.endsWith("/fault-silent"))) {
    await queryTask(platform, platform.tasks.firmware);
  }
  await platform.close();
  await rejected;
});

test("a redirect, an error page of a proxy, and invalid UTF-8", async (t) => {
  const platform = await platformFor(t);

  const redirect = await queryTask(platform, "fault-redirect", credentials(platform), { redirect: "manual" });
  assert.deepEqual([redirect.status, redirect.headers.get("location")], [302, "/login"]);
  const page = await queryTask(platform, "fault-502-html");
  assert.deepEqual([page.status, page.headers.get("content-type")], [502, "text/html"]);
  assert.equal(await page.text(), "<html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>");
  const garbage = await (await queryTask(platform, "fault-garbage")).arrayBuffer();
  assert.throws(() => new TextDecoder("utf-8", { fatal: true }).decode(garbage), { code: "ERR_ENCODING_INVALID_ENCODED_DATA" });
});

test("an oversized response is a task of more than 2 MB", async (t) => {
  const platform = await platformFor(t);

  const text = await (await queryTask(platform, "fault-oversize")).text();

  assert.ok(text.length > 2 * 1024 * 1024);
  assert.equal(JSON.parse(text).operationId, "fault-oversize");
});

test("errors have either shape, with any status", async (t) => {
  const platform = await platformFor(t);

  const gateway = { resultcode: "1010009", resultmsg: "app throttle exceed." };
  assert.deepEqual(await readJson(queryTask(platform, "fault-throttled")), [403, gateway]);
  const documented = { error_code: "1010009", error_desc: "app throttle exceed." };
  assert.deepEqual(await readJson(queryTask(platform, "fault-throttled-documented")), [403, documented]);
  const negative = { resultcode: -1010005, resultmsg: "Invalid access token or appId." };
  assert.deepEqual(await readJson(queryTask(platform, "fault-token-negative")), [403, negative]);
  const fine = { error_code: "100203", error_desc: "The application is not existed." };
  assert.deepEqual(await readJson(queryTask(platform, "fault-200-error")), [200, fine]);
});

/** Status of each fault; the other faults have no complete response, or a late one. */
const STATUSES = {
  "fault-502-html": 502,
  "fault-502-empty": 502,
  "fault-503-retry-after": 503,
  "fault-429": 429,
  "fault-redirect": 302,
  "fault-200-html": 200,
  "fault-200-empty": 200,
  "fault-200-list": 200,
  "fault-200-error": 200,
  "fault-garbage": 200,
  "fault-oversize": 200,
  "fault-odd-fields": 200,
  "fault-throttled": 403,
  "fault-throttled-documented": 403,
  "fault-token": 403,
  "fault-token-documented": 403,
  "fault-token-negative": 403,
  "fault-app-key": 401,
  "fault-bad-request": 400,
  "fault-unknown-task": 404,
  "fault-500": 500,
};

test("every fault can be queried by its operation id", async (t) => {
  const platform = await platformFor(t);

  /** @type {Record<string, number>} */
  const statuses = {};
  for (const { operationId } of platform.catalogue().faults) {
    if (Object.hasOwn(STATUSES, operationId)) {
      const response = await queryTask(platform, operationId, credentials(platform), { redirect: "manual" });
      await response.arrayBuffer();
      statuses[operationId] = response.status;
    }
  }

  assert.deepEqual(statuses, STATUSES);
});

test("the catalogue lists every task and every fault", async (t) => {
  const platform = await platformFor(t);

  const { tasks, faults } = platform.catalogue();

  const others = ["fault-slow", "fault-drip", "fault-silent", "fault-reset", "fault-cut-off"];
  assert.deepEqual(tasks.map(({ operationId }) => operationId), Object.values(platform.tasks));
  assert.deepEqual(faults.map(({ operationId }) => operationId), [...others, ...Object.keys(STATUSES)]);
  for (const { title } of [...tasks, ...faults]) assert.ok(title.en && /\p{Script=Han}/u.test(title.zh), title.en);
});
