/** What the scripts start on machines that these tests do not run on. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { checkNode, findProgram, installCommands, missingProgram, npmCommand, targetCommands } from "../../scripts/programs.mjs";

/**
 * A machine with only these files.
 *
 * @param {NodeJS.Platform} platform
 * @param {string[]} files
 * @param {Partial<import("../../scripts/programs.mjs").Host>} [rest]
 * @returns {import("../../scripts/programs.mjs").Host}
 */
function machine(platform, files, rest = {}) {
  const same = (/** @type {string} */ path) => (platform === "win32" ? path.toLowerCase().replaceAll("/", "\\") : path);
  const exists = (/** @type {string} */ path) => files.map(same).includes(same(path));
  return { platform, env: {}, isRoot: false, execPath: "/usr/bin/node", exists, ...rest };
}

const APT = "/usr/bin/apt-get";
const EDGE = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
const windows = { env: { ProgramFiles: "C:\\Program Files", "ProgramFiles(x86)": "C:\\Program Files (x86)", LOCALAPPDATA: "C:\\Users\\op\\AppData\\Local" }, execPath: "C:\\Program Files\\nodejs\\node.exe" };

/** @type {[description: string, name: import("../../scripts/programs.mjs").ProgramName, host: import("../../scripts/programs.mjs").Host, path: string | undefined][]} */
const PLACES = [
  ["the headless shell before Chromium", "chromium", machine("linux", ["/bin/chromium", "/usr/bin/chromium-headless-shell"], { env: { PATH: "/bin:/usr/bin" } }), "/usr/bin/chromium-headless-shell"],
  ["Chrome on Linux", "chromium", machine("linux", ["/usr/bin/google-chrome"], { env: { PATH: "/bin:/usr/bin" } }), "/usr/bin/google-chrome"],
  ["Chrome on macOS", "chromium", machine("darwin", ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]), "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["Edge of one user on macOS", "chromium", machine("darwin", ["/Users/op/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"], { env: { HOME: "/Users/op" } }), "/Users/op/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
  ["Homebrew's Chromium", "chromium", machine("darwin", ["/opt/homebrew/bin/chromium"], { env: { PATH: "/opt/homebrew/bin" } }), "/opt/homebrew/bin/chromium"],
  ["Edge on Windows", "chromium", machine("win32", [EDGE], windows), EDGE],
  ["Chrome of one user on Windows", "chromium", machine("win32", ["C:\\Users\\op\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe"], windows), "C:\\Users\\op\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe"],
  ["Firefox on Linux", "firefox", machine("linux", ["/usr/bin/firefox"], { env: { PATH: "/usr/bin" } }), "/usr/bin/firefox"],
  ["Firefox on macOS", "firefox", machine("darwin", ["/Applications/Firefox.app/Contents/MacOS/firefox"]), "/Applications/Firefox.app/Contents/MacOS/firefox"],
  ["Firefox on Windows", "firefox", machine("win32", ["C:\\Program Files\\Mozilla Firefox\\firefox.exe"], windows), "C:\\Program Files\\Mozilla Firefox\\firefox.exe"],
  ["the one that the variable names", "chromium", machine("linux", ["/usr/bin/chromium", "/opt/my chrome/chrome"], { env: { PATH: "/usr/bin", CHROME: "/opt/my chrome/chrome" } }), "/opt/my chrome/chrome"],
  ["an empty variable is none", "firefox", machine("linux", ["/usr/bin/firefox-esr"], { env: { PATH: "/usr/bin", FIREFOX: "" } }), "/usr/bin/firefox-esr"],
  ["nginx outside of a user's PATH", "nginx", machine("linux", ["/usr/sbin/nginx"], { env: { PATH: "/usr/bin" } }), "/usr/sbin/nginx"],
  ["nothing on Linux", "chromium", machine("linux", [], { env: { PATH: "/usr/bin" } }), undefined],
  ["nothing on Windows", "firefox", machine("win32", []), undefined],
];

for (const [description, name, host, path] of PLACES) {
  test(`where ${name} is: ${description}`, () => {
    assert.equal(findProgram(name, host), path);
  });
}

test("a variable with a wrong path is named", () => {
  const host = machine("linux", ["/usr/bin/chromium"], { env: { PATH: "/usr/bin", CHROME: "/opt/chrome" } });

  assert.throws(() => findProgram("chromium", host), { message: "CHROME must be the path of Chromium, Chrome or Edge; there is no file /opt/chrome." });
});

test("only root on Debian installs by itself", () => {
  assert.deepEqual(installCommands("firefox", machine("linux", [APT], { isRoot: true })), [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "firefox-esr"],
  ]);
  assert.deepEqual(installCommands("firefox", machine("linux", [APT])), []);
  assert.deepEqual(installCommands("firefox", machine("linux", [], { isRoot: true })), []);
  assert.deepEqual(installCommands("firefox", machine("darwin", [APT], { isRoot: true })), []);
});

/** @type {[name: import("../../scripts/programs.mjs").ProgramName, host: import("../../scripts/programs.mjs").Host, message: string][]} */
const MISSING = [
  ["chromium", machine("linux", [APT]), "Chromium, Chrome or Edge is missing. Install it with `sudo apt-get install chromium-headless-shell`, or set CHROME to its path."],
  ["chromium", machine("linux", []), "Chromium, Chrome or Edge is missing. Install it, or set CHROME to its path."],
  ["chromium", machine("darwin", []), "Chromium, Chrome or Edge is missing. Install it with `brew install --cask google-chrome`, or set CHROME to its path."],
  ["firefox", machine("win32", []), "Firefox is missing. Install it with `winget install Mozilla.Firefox`, or set FIREFOX to its path."],
  ["nginx", machine("darwin", []), "nginx is missing. Install it with `brew install nginx`."],
  ["nginx", machine("win32", []), "nginx is missing. Install it."],
];

for (const [name, host, message] of MISSING) {
  test(`what is said when ${name} is missing on ${host.platform}: ${message}`, () => {
    assert.equal(missingProgram(name, host), message);
  });
}

/** @type {[description: string, host: import("../../scripts/programs.mjs").Host, command: string[]][]} */
const NPM = [
  ["the npm that runs the script", machine("darwin", ["/opt/npm/bin/npm-cli.js"], { env: { npm_execpath: "/opt/npm/bin/npm-cli.js" } }), ["/usr/bin/node", "/opt/npm/bin/npm-cli.js"]],
  ["not another package manager", machine("linux", ["/opt/yarn.js"], { env: { npm_execpath: "/opt/yarn.js" } }), ["npm"]],
  ["beside Node on Windows", machine("win32", ["C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js"], windows), [windows.execPath, "C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js"]],
  ["beside Node elsewhere", machine("darwin", ["/usr/lib/node_modules/npm/bin/npm-cli.js"]), ["/usr/bin/node", "/usr/lib/node_modules/npm/bin/npm-cli.js"]],
  ["on PATH", machine("linux", []), ["npm"]],
];

for (const [description, host, command] of NPM) {
  test(`how npm is started: ${description}`, () => {
    assert.deepEqual(npmCommand(host), command);
  });
}

test("without npm, Windows users are told where it comes from", () => {
  assert.throws(() => npmCommand(machine("win32", [])), { message: "npm is missing. Install Node with npm from https://nodejs.org." });
});

test("Rust's target is added by rustup; without rustup, the link to it is given", () => {
  const name = "wasm32-unknown-unknown";

  assert.deepEqual(targetCommands({ target: true, cargo: true, rustup: true }, name), []);
  assert.deepEqual(targetCommands({ target: true, cargo: true, rustup: false }, name), []);
  assert.deepEqual(targetCommands({ target: false, cargo: true, rustup: true }, name), [["rustup", "target", "add", name]]);
  assert.throws(() => targetCommands({ target: false, cargo: false, rustup: false }, name), {
    message: "Rust is missing. Install Rust with rustup from https://rustup.rs, then open a new terminal.",
  });
  assert.throws(() => targetCommands({ target: false, cargo: true, rustup: false }, name), {
    message: "Rust's target wasm32-unknown-unknown is missing. Install Rust with rustup from https://rustup.rs, then open a new terminal.",
  });
});

test("an old Node is refused with the version that is needed", () => {
  for (const version of ["20.19.0", "20.20.2", "22.0.0", "24.1.0"]) checkNode(version);
  for (const version of ["18.20.0", "20.18.3"]) {
    assert.throws(() => checkNode(version), { message: `Node ${version} is too old to build this package: install 20.19 or newer from https://nodejs.org.` });
  }
});
