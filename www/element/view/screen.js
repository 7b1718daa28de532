import { h, patch } from "../dom.js";
import { answer } from "./answer.js";
import { failure } from "./failure.js";
import { live } from "./live.js";

/**
 * Shows a state, changing only what is not shown already. It may be called often.
 *
 * @param {Element} container
 * @param {import("../state.js").State} state
 * @param {import("../words/index.js").Words} words
 */
export function render(container, state, words) {
  patch(container, live(state, words), failure(state, words), answer(state, words) ?? note(state, words));
}

/** In place of an answer. @param {import("../state.js").State} state @param {import("../words/index.js").Words} words */
function note({ phase, error }, words) {
  if (error !== null) return null;
  if (phase === "idle") return h("p", { class: "note", part: "note" }, words.idle);
  return phase === "asking" ? h("p", { class: "note", part: "note" }, words.asking) : null;
}
