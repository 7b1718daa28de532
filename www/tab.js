/** The browser's tab: its title and its icon tell the state, also while another tab is in front. */

import { PATHS } from "./element/view/icons.js";

/** @typedef {import("./element/types.d.ts").Severity} Severity */

/** Legible on a light and on a dark tab bar. @type {Record<Severity, string>} */
const COLORS = { failed: "#d43a2f", warning: "#ca8500", succeeded: "#3a9b55", inProgress: "#4a7fd6", stopped: "#777c86", waiting: "#85899a", unknown: "#85899a" };

const icon = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel="icon"]'));
const ownIcon = icon.href;

/** @param {string} title @param {Severity | null} severity Null: the page's own icon. */
export function showInTab(title, severity) {
  document.title = title;
  const svg = severity && `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="${COLORS[severity]}" fill-rule="evenodd" d="${PATHS[severity]}"/></svg>`;
  const href = svg ? `data:image/svg+xml,${encodeURIComponent(svg)}` : ownIcon;
  if (icon.href !== href) icon.href = href;
}
