import { h } from "preact";

/** @typedef {import("../counts.js").DeviceResult | import("../severity.js").Severity | "retrying"} IconName */

// On a 16 by 16 grid; with the even-odd rule, a shape inside another one is a hole. They differ in shape, not only in colour.
const DISC = "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z";
export const PATHS = /** @type {Record<IconName, string>} */ ({
  succeeded: `${DISC}M6.9 11.6 3.5 8.2l1.3-1.3 2.1 2.1 4.3-4.3L12.5 6Z`,
  failed: "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1ZM8 6.7 5.9 4.6 4.6 5.9 6.7 8l-2.1 2.1 1.3 1.3L8 9.3l2.1 2.1 1.3-1.3L9.3 8l2.1-2.1-1.3-1.3Z",
  timedOut: "M8 .6 15.8 15H.2ZM5.6 7.4 7.2 10l-1.6 3h4.8l-1.6-3 1.6-2.6Z",
  warning: "M8 .6 15.8 15H.2ZM7.1 5.6 7.4 10.4h1.2L8.9 5.6ZM7.1 11.6v1.7h1.8v-1.7Z",
  retrying: "M8 2a6 6 0 0 1 4.5 2L14 2.5V7H9.5l1.6-1.6A4 4 0 1 0 12 8h2A6 6 0 1 1 8 2Z",
  stopped: "M2 2h12v12H2Z",
  inProgress: `${DISC}M8 2.8v10.4a5.2 5.2 0 0 0 0-10.4Z`,
  waiting: `${DISC}M8 2.7a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 8 2.7ZM7.2 4.4h1.6v3.2l2.4 1.4-.8 1.4-3.2-1.9Z`,
  unaccounted: "M1.5 1.5h13v13h-13ZM3 3v3l3-3ZM8.5 3 3 8.5v3L11.5 3ZM13 4 4 13h3l6-6ZM13 9.5 9.5 13H13Z",
  unknown: `${DISC}M5.3 6.3h1.6a1.1 1.1 0 1 1 1.8.8c-.9.6-1.5 1.2-1.5 2.4h1.6c0-.6.3-.9.9-1.3a2.7 2.7 0 1 0-4.4-1.9ZM7.2 10.5h1.6v1.6H7.2Z`,
});

/** Decorative: it is always next to its text. @param {IconName} name */
export function icon(name) {
  return h("svg", { class: `icon ${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, h("path", { "fill-rule": "evenodd", d: PATHS[name] }));
}
