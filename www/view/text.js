import { h } from "../dom.js";
import { words } from "../words.js";

const LONG = 300;
const EXCERPT = 80;

/**
 * Text from the platform. Isolated, because it may hold bidirectional controls; folded when long,
 * because it may hold anything.
 *
 * @param {string} text
 * @param {"bdi" | "code"} tag
 */
export function text(text, tag = "bdi") {
  if (text.length <= LONG) return h(tag, {}, text);
  const start = [...text.slice(0, 2 * EXCERPT)].slice(0, EXCERPT).join("");
  return h(
    "details",
    { class: "long" },
    h("summary", {}, h(tag, {}, `${start}…`), " ", h("small", {}, words.characters(text.length))),
    h(tag, {}, text),
  );
}

/** An identifier or a version. @param {string} value */
export function code(value) {
  return text(value, "code");
}

/** What the platform left out. */
export function notGiven() {
  return h("span", { class: "muted" }, words.facts.notGiven);
}
