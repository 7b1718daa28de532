/** `PLATFORM_URL` with TLS: the token goes to the platform only. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";

import { at } from "../../scripts/run.mjs";
import { createAuthority, issueCertificate } from "./certificates.js";

const QUERY = "platform/iodm/northbound/v1.5.0/operations/op-1";
const SECRETS = { authorization: "Bearer test-access-token", app_key: "test-app-key" };

const authority = await createAuthority("The platform's authority");
const other = await createAuthority("Another authority");

/**
 * A platform whose certificate is of the authority, and the demonstration in front of it in a process of
 * its own, as Node reads `NODE_EXTRA_CA_CERTS` when it starts.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ ips?: string[], trusted?: import("./certificates.js").Certificate }} options
 */
async function startProxied(t, { ips = ["127.0.0.1"], trusted }) {
  /** @type {import("node:http").IncomingHttpHeaders[]} */
  const received = [];
  const platform = createServer(await issueCertificate(authority, { names: ["platform.test"], ips }), ({ headers }, response) => {
    received.push(headers);
    response.writeHead(200, { "content-type": "application/json", "set-cookie": "session=1" }).end(`{"operationId":"op-1","status":"wait"}`);
  });
  platform.listen(0, "127.0.0.1");
  await once(platform, "listening");
  t.after(() => platform.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (platform.address());

  const folder = await mkdtemp(join(tmpdir(), "authority-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "authority.pem");
  if (trusted) await writeFile(file, trusted.cert);
  const script = `const { startDemo } = await import("./tests/platform/index.js");
    const demo = await startDemo({ platformUrl: "https://127.0.0.1:${port}" });
    console.log(demo.url);`;
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: trusted ? file : "" };
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: at(""), env, stdio: ["ignore", "pipe", "pipe"] });
  t.after(() => child.kill());
  const printed = createInterface(child.stderr);
  const [url] = await once(createInterface(child.stdout), "line");
  return { url: String(url), received, platformUrl: `https://127.0.0.1:${port}`, nextLine: async () => String((await once(printed, "line"))[0]) };
}

test("a certificate of an authority that NODE_EXTRA_CA_CERTS names is trusted; no cookie passes", async (t) => {
  const { url, received } = await startProxied(t, { trusted: authority });

  const response = await fetch(url + QUERY, { headers: { ...SECRETS, cookie: "page=1" } });

  assert.deepEqual([response.status, await response.json()], [200, { operationId: "op-1", status: "wait" }]);
  assert.equal(response.headers.get("set-cookie"), null);
  assert.deepEqual(received.map(({ authorization, app_key, cookie }) => ({ authorization, app_key, cookie })), [{ ...SECRETS, cookie: undefined }]);
});

const UNKNOWN = "unable to verify the first certificate, UNABLE_TO_VERIFY_LEAF_SIGNATURE. If its certificate is of an authority of your own, start with NODE_EXTRA_CA_CERTS=<the authority's file>.";

for (const [description, options, reason] of /** @type {const} */ ([
  ["an authority that is not known", {}, UNKNOWN],
  ["another authority than the one that is trusted", { trusted: other }, UNKNOWN],
  ["another host", { trusted: authority, ips: ["127.0.0.9"] }, "Hostname/IP does not match certificate's altnames: IP: 127.0.0.1 is not in the cert's list: 127.0.0.9, ERR_TLS_CERT_ALTNAME_INVALID"],
])) {
  test(`the token is not sent to a server with a certificate of ${description}, and the reason is printed`, async (t) => {
    const { url, received, platformUrl, nextLine } = await startProxied(t, /** @type {Parameters<typeof startProxied>[1]} */ (options));
    const line = nextLine();

    const response = await fetch(url + QUERY, { headers: SECRETS });

    assert.deepEqual([response.status, await response.text()], [502, "The platform cannot be reached."]);
    assert.deepEqual(received, []);
    assert.equal(await line, `${platformUrl} cannot be reached: ${reason}`);
  });
}
