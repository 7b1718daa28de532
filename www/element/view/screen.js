import { Fragment, h, render as renderInto } from "preact";
import { delay } from "./activity.js";
import { devicesSection } from "./devices/section.js";
import { taskDetails } from "./task_details.js";
import { failure } from "./failure.js";
import { live } from "./live.js";
import { taskName } from "./task_name.js";

/**
 * Preact is held at 11.1: from 11.2 on it makes no element in Chromium once the screen was moved into another document
 * (it gives the parent's registry of custom elements, which is that of the first document).
 */

/**
 * Renders a state. Only differences are applied, so it may be called often.
 *
 * @param {Element} container
 * @param {import("../state.js").State} state
 * @param {import("../i18n/index.js").I18n} i18n
 */
export function render(container, state, i18n) {
  // Until there is a response, what comes next would not name the task.
  const name = state.task || !state.operationId ? null : taskName(state.operationId, i18n);
  renderInto(h(Fragment, {}, live(state, i18n), name, failure(state, i18n), taskDetails(state, i18n) ?? devicesSection(state, i18n) ?? note(state, i18n)), container);
}

/** The placeholder before the first response. @param {import("../state.js").State} state @param {import("../i18n/index.js").I18n} i18n */
function note(state, i18n) {
  const { phase, error, missing } = state;
  if (error !== null) return null;
  if (phase === "idle") return h("p", { class: "note", part: "note" }, i18n.idle, missing.length ? ` ${i18n.missing(missing)}` : null);
  return phase === "loading" ? h("p", { class: "note", part: "note" }, delay(state, i18n) ?? i18n.loading) : null;
}
