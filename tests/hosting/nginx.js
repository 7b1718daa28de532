/** The nginx of `docs/hosting.md`, as it is written there, in front of a platform with TLS. */

import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { at } from "../../scripts/run.mjs";
import { program } from "../../scripts/setup.mjs";
import { createAuthority, issueCertificate } from "../platform/certificates.js";

const run = promisify(execFile);

/** The name of the platform in the guide. */
export const PLATFORM_NAME = "platform.example.com";

/** Why nginx cannot be run here; false if it can. */
export const missing = await program("nginx").then(() => /** @type {const} */ (false), (error) => String(error.message));

export const authority = await createAuthority("The platform's authority");
export const serverCertificate = await issueCertificate(authority, { names: [PLATFORM_NAME] });
export const consoleCertificate = await issueCertificate(authority, { names: ["localhost"], ips: ["127.0.0.1"] });
const clientCertificate = await issueCertificate(authority, { names: ["proxy"] });

const guide = await readFile(at("docs/hosting.md"), "utf8");
/** The block of the guide. */
export const documented = /```nginx\n([\s\S]+?)```/.exec(guide)?.[1] ?? "";

/**
 * The guide without its lines that match; all of them must be there.
 *
 * @param {RegExp[]} lines
 */
export const without = (...lines) => (/** @type {string} */ config) =>
  lines.reduce((rest, line) => {
    const kept = rest.split("\n").filter((text) => !line.test(text));
    if (kept.length === rest.split("\n").length) throw new Error(`The guide has no line ${line}.`);
    return kept.join("\n");
  }, config);

/**
 * Starts nginx, which is stopped after the test.
 *
 * @param {import("node:test").TestContext} t
 * @param {object} options
 * @param {number} options.platformPort
 * @param {(config: string) => string} [options.change] What differs from the guide.
 * @param {string} [options.trusted] The authority whose certificates nginx trusts, instead of the platform's.
 * @returns The port of nginx, its folder, and its error log.
 */
export async function startNginx(t, { platformPort, change = (config) => config, trusted = authority.cert }) {
  const folder = await mkdtemp(join(tmpdir(), "nginx-"));
  const port = await freePort();
  const paths = {
    "/etc/nginx/console.pem": await write("console.pem", consoleCertificate.cert),
    "/etc/nginx/console.key": await write("console.key", consoleCertificate.key),
    "/etc/nginx/platform-ca.pem": await write("platform-ca.pem", trusted),
    "/etc/nginx/platform-client.pem": await write("platform-client.pem", clientCertificate.cert),
    "/etc/nginx/platform-client.key": await write("platform-client.key", clientCertificate.key),
    "/run/upgrade-task": join(folder, "cache"),
    "/srv/upgrade-task": at("www/dist"),
    "/var/log/nginx": folder,
    "server platform.example.com:8743": `server 127.0.0.1:${platformPort}`,
    "listen 443": `listen 127.0.0.1:${port}`,
  };
  await mkdir(join(folder, "temp"));
  const changed = change(documented);
  const site = Object.entries(paths).reduce((config, [from, to]) => config.replaceAll(from, to), changed);
  const main = await write("nginx.conf", configuration(folder, site));

  /** @param {string} name @param {string} content */
  async function write(name, content) {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  }

  const nginx = await program("nginx");
  t.after(async () => {
    await run(nginx, ["-c", main, "-p", folder, "-s", "stop"]).catch(() => {});
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  // As a daemon: it returns when it listens, or has refused to start.
  await run(nginx, ["-c", main, "-p", folder]);
  return { port, folder, log: () => readFile(join(folder, "error.log"), "utf8") };
}

/** What Debian's `nginx.conf` would be around the guide's file. @param {string} folder @param {string} site */
function configuration(folder, site) {
  const temporary = ["client_body", "proxy", "fastcgi", "scgi", "uwsgi"].map((name) => `${name}_temp_path ${folder}/temp/${name};`);
  return `
    ${process.getuid?.() === 0 ? "user root;" : ""}
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log info;
    worker_processes 1;
    events { worker_connections 1024; }
    http { access_log off; include /etc/nginx/mime.types; ${temporary.join(" ")}\n${site}\n}`;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}
