/** Makes `www/dist/status.html`: the page in one file, which works when it is double-clicked. */

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { bundle, bundleScript } from "./bundle.mjs";
import { at } from "./run.mjs";

/**
 * @param {import("esbuild").BuildOptions} bundling Of the page, with the WebAssembly inside.
 * @param {string} outfile
 */
export async function buildStatus(bundling, outfile) {
  const [page, license, icon, script, style] = await Promise.all([
    readFile(at("www/index.html"), "utf8"),
    readFile(at("LICENSE"), "utf8"),
    readFile(at("www/icon.svg"), "base64"),
    bundleScript({ ...bundling, format: "iife" }),
    bundle({ entryPoints: [at("www/style.css")] }),
  ]);
  await writeFile(outfile, inlined(page, { license, icon: `data:image/svg+xml;base64,${icon}`, script: escaped(script), style }));
}

/** @param {string} page @param {{ license: string, icon: string, script: string, style: string }} parts */
function inlined(page, { license, icon, script, style }) {
  /** @type {[part: string, replacement: string][]} */
  const replacements = [
    ['<meta charset="utf-8">', `<meta charset="utf-8">\n    <meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">`],
    ['<link rel="stylesheet" href="./style.css">', `<style>${style}</style>`],
    ['    <script type="module" src="./app.js"></script>\n', ""],
    ["    <!-- demonstration -->\n", `    <!--\n${license}-->\n`],
    // Unlike a module, it runs as soon as it is read.
    ["  </body>", `    <script>${script}</script>\n  </body>`],
    ['href="./icon.svg"', `href="${icon}"`],
    ['src="./icon.svg"', `src="${icon}"`],
  ];
  for (const [part, replacement] of replacements) {
    if (page.split(part).length !== 2) throw new Error(`www/index.html must hold ${part.trim()} once.`);
    page = page.replace(part, () => replacement);
  }
  return page;
}

/** Nothing but what is in this file runs; where the platform is, only the operator knows. @param {string} script @param {string} style */
function policy(script, style) {
  return [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "connect-src https: http://localhost:* http://127.0.0.1:*",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** @param {string} text */
function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Nothing in a script's texts may end it, or hide its end. @param {string} script */
export function escaped(script) {
  return script.replaceAll(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "\\x3c!--");
}
