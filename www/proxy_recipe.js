/** What a page that cannot reach the platform offers to whoever runs its server: a proxy on its own origin. */

import { h, render } from "preact";

/** Lines for a server of nginx. @param {string} platform Its origin. */
export function nginxRecipe(platform) {
  const path = "/iodm/northbound/v1.5.0/operations/";
  return `underscores_in_headers on;
location /platform${path} {
  limit_except GET { deny all; }
  proxy_pass ${platform}${path};
  proxy_set_header Cookie "";
  proxy_hide_header Set-Cookie;
  proxy_ssl_verify on;
  proxy_ssl_trusted_certificate /etc/nginx/platform-ca.pem;
  proxy_ssl_server_name on;
}`;
}

/**
 * Shows the recipe for an error that it helps against, and nothing for another.
 *
 * @param {HTMLElement} root
 * @param {import("iot-upgrade-task").UpgradeTaskError | null} error
 * @param {string} baseUrl
 * @param {import("./translations.js").Translation["recipe"]} translation
 */
export function renderRecipe(root, error, baseUrl, translation) {
  const isHelpful = error !== null && (error.code === "network" || error.httpStatus === 502 || error.httpStatus === 504);
  const platform = URL.canParse(baseUrl) ? new URL(baseUrl).origin : "https://host:8743";
  render(isHelpful ? h("details", {}, h("summary", {}, translation.title), h("p", {}, translation.explanation), h("pre", {}, nginxRecipe(platform))) : null, root);
}
