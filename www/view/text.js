import { h } from "../dom.js";
import { words } from "../words.js";

const LONG = 300;
const EXCERPT = 80;

/**
 * Text from the platform. Isolated, because it may hold bidirectional controls; folded when long,
 * because it may hold anything.
 *
 * @param {string} value
 * @param {"bdi" | "code"} tag
 */
export function text(value, tag = "bdi") {
  if (value.length <= LONG) return h(tag, {}, value);
  const start = [...value.slice(0, 2 * EXCERPT)].slice(0, EXCERPT).join("");
  return h(
    "details",
    { class: "long" },
    h("summary", {}, h(tag, {}, `${start}…`), " ", h("small", {}, words.characters(value.length))),
    h(tag, {}, value),
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
