import { muted } from "./elements.js";

/** The notice of an action, for the place beside its button. @param {Pick<import("../state.js").State, "notice" | "noticeAction">} state @param {...string} actions Those whose buttons are there. */
export function notice({ notice, noticeAction }, ...actions) {
  return actions.includes(noticeAction) ? muted(notice) : null;
}
