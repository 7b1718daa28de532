/** The lines that the page offers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { nginxRecipe } from "../../www/proxy_recipe.js";
import { ask, send } from "./ask.js";
import { PLATFORM_NAME, missing } from "./nginx.js";
import { start } from "./tls_platform.js";

/** The lines in a server; the platform of the tests also wants a certificate of its clients, and has its own port. */
const config = `
  upstream ${PLATFORM_NAME} { server platform.example.com:8743; }
  server {
    listen 443 ssl;
    ssl_certificate /etc/nginx/console.pem;
    ssl_certificate_key /etc/nginx/console.key;
    proxy_ssl_certificate /etc/nginx/platform-client.pem;
    proxy_ssl_certificate_key /etc/nginx/platform-client.key;
    ${nginxRecipe(`https://${PLATFORM_NAME}`)}
  }`;

test("they make the platform available to the page, and nothing else of it", { skip: missing }, async (t) => {
  const { platform, port, log } = await start(t, { change: () => config });

  const response = await ask(port, "op-1", { cookie: "console=1" });
  const login = await send(port, "/platform/iocm/app/sec/v1.1.0/login");

  assert.deepEqual([response.status, login.status], [200, 404], await log());
  assert.deepEqual(platform.calls.map(({ url, headers }) => [url, headers.app_key, headers.cookie]), [["/iodm/northbound/v1.5.0/operations/op-1", "app-1", undefined]]);
});
