/** Where other programs are on Linux, macOS and Windows, and how they are installed. Nothing is started here. */

import { posix, win32 } from "node:path";

/**
 * What the decisions depend on.
 *
 * @typedef {object} Host
 * @property {NodeJS.Platform} platform
 * @property {Record<string, string | undefined>} env
 * @property {boolean} isRoot
 * @property {string} execPath Of Node.
 * @property {(path: string) => boolean} exists
 *
 * @typedef {object} Program
 * @property {string} title
 * @property {string} [variable] The environment variable with its path.
 * @property {string[]} commands Its names on `PATH`, the preferred one first.
 * @property {string[]} mac Its paths in a folder of applications.
 * @property {string[]} windows Its paths in a folder of programs.
 * @property {string} debian Its package.
 * @property {string} brew What Homebrew calls it.
 * @property {string} [winget] What winget calls it.
 */

/** @type {Record<"chromium" | "firefox" | "nginx", Program>} */
const PROGRAMS = {
  chromium: {
    title: "Chromium, Chrome or Edge",
    variable: "CHROME",
    // The headless shell opens a page in a quarter of the time that Chromium itself takes.
    commands: ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"],
    mac: ["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
    windows: ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"],
    debian: "chromium-headless-shell",
    brew: "--cask google-chrome",
    winget: "Google.Chrome",
  },
  firefox: {
    title: "Firefox",
    variable: "FIREFOX",
    commands: ["firefox-esr", "firefox"],
    mac: ["Firefox.app/Contents/MacOS/firefox"],
    windows: ["Mozilla Firefox/firefox.exe"],
    debian: "firefox-esr",
    brew: "--cask firefox",
    winget: "Mozilla.Firefox",
  },
  nginx: { title: "nginx", commands: ["nginx"], mac: [], windows: [], debian: "nginx", brew: "nginx" },
};

/** @typedef {keyof typeof PROGRAMS} ProgramName */

/**
 * The path of a program; undefined if it is not installed.
 *
 * @param {ProgramName} name
 * @param {Host} host
 */
export function findProgram(name, host) {
  const { variable, title } = PROGRAMS[name];
  const given = variable && host.env[variable];
  if (!given) return usualPaths(name, host).find(host.exists);
  if (!host.exists(given)) throw new Error(`${variable} must be the path of ${title}; there is no file ${given}.`);
  return given;
}

/** @param {ProgramName} name @param {Host} host */
function usualPaths(name, { platform, env }) {
  const { commands, mac, windows } = PROGRAMS[name];
  if (platform === "win32") {
    const folders = [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA];
    return folders.flatMap((folder) => (folder ? windows.map((path) => win32.join(folder, path)) : []));
  }
  // A daemon such as nginx is in a folder that is not on every user's `PATH`.
  const folders = [...(env.PATH ?? "").split(posix.delimiter).filter(Boolean), "/usr/sbin"];
  const onPath = commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
  const applications = platform === "darwin" ? ["/Applications", ...(env.HOME ? [posix.join(env.HOME, "Applications")] : [])] : [];
  return [...applications.flatMap((folder) => mac.map((path) => posix.join(folder, path))), ...onPath];
}

/**
 * The commands that install a program; none where that is left to the user.
 *
 * @param {ProgramName} name
 * @param {Host} host
 */
export function installCommands(name, host) {
  if (!host.isRoot || !hasApt(host)) return [];
  return [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", PROGRAMS[name].debian],
  ];
}

/** What a user does about a missing program. @param {ProgramName} name @param {Host} host */
export function missingProgram(name, host) {
  const { title, variable, debian, brew, winget } = PROGRAMS[name];
  const command = hasApt(host) ? `sudo apt-get install ${debian}` : host.platform === "darwin" ? `brew install ${brew}` : host.platform === "win32" && winget && `winget install ${winget}`;
  const install = command ? `Install it with \`${command}\`` : "Install it";
  return `${title} is missing. ${install}${variable ? `, or set ${variable} to its path.` : "."}`;
}

/** @param {Host} host */
function hasApt({ platform, exists }) {
  return platform === "linux" && exists("/usr/bin/apt-get");
}

/**
 * How npm is started without a shell: on Windows, the `npm` on `PATH` is a script that only a shell can start.
 *
 * @param {Host} host
 */
export function npmCommand({ platform, env, execPath, exists }) {
  const { basename, dirname, join } = platform === "win32" ? win32 : posix;
  // npm sets the variable for its scripts, and so do other package managers.
  const running = env.npm_execpath && /^npm-cli\.[cm]?js$/.test(basename(env.npm_execpath)) ? env.npm_execpath : "";
  const besideNode = ["node_modules", "../lib/node_modules"].map((folder) => join(dirname(execPath), folder, "npm/bin/npm-cli.js"));
  const script = [running, ...besideNode].find((path) => path && exists(path));
  if (script) return [execPath, script];
  if (platform === "win32") throw new Error("npm is missing. Install Node with npm from https://nodejs.org.");
  return ["npm"];
}

/** The oldest Node that the development dependencies run on; the package itself needs less. */
const NODE = [20, 19];

/** Throws if this Node is too old. @param {string} version */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return;
  throw new Error(`Node ${version} is too old to build this package: install ${NODE.join(".")} or newer from https://nodejs.org.`);
}

/**
 * The commands that make Rust able to compile to WebAssembly; none if it already is.
 *
 * @param {object} found
 * @param {boolean} found.target The target's standard library is installed.
 * @param {boolean} found.cargo
 * @param {boolean} found.rustup
 * @param {string} name The target.
 */
export function targetCommands({ target, cargo, rustup }, name) {
  if (cargo && target) return [];
  if (!rustup) throw new Error(`${cargo ? `Rust's target ${name}` : "Rust"} is missing. Install Rust with rustup from https://rustup.rs, then open a new terminal.`);
  return [["rustup", "target", "add", name]];
}
