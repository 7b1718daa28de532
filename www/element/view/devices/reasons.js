import { h } from "preact";
import { describeFailure } from "../../devices/describe.js";
import { button } from "../elements.js";
import { BIDI_CONTROLS } from "../text.js";

/** @typedef {import("../../devices/rows.js").FailureGroup} FailureGroup */
/** @typedef {import("../../i18n/index.js").I18n} I18n */

const MAX_UNFOLDED = 12;
/** Thousands would freeze the page; the search finds the devices of the others. */
const MAX_SHOWN = 100;

/** The failed devices by reason; a reason is a filter, too. @param {FailureGroup[]} groups @param {import("../../devices/state.js").ReasonFilter | null} selected @param {I18n} i18n */
export function reasons(groups, selected, i18n) {
  // A single reason is that of every device.
  if (groups.length < 2 && !selected) return null;
  const list = (/** @type {FailureGroup[]} */ shown) => h("ul", { class: "reasons-list", "aria-label": i18n.deviceList.reasons }, shown.map((group) => item(group, selected, i18n)));
  const folded = groups.slice(MAX_UNFOLDED, MAX_SHOWN);
  return [
    list(groups.slice(0, MAX_UNFOLDED)),
    folded.length ? h("details", { key: "more" }, h("summary", {}, i18n.issues.more(groups.length - MAX_UNFOLDED)), list(folded), rest(groups.length - MAX_SHOWN, i18n)) : null,
  ];
}

/** @param {number} count @param {I18n} i18n */
function rest(count, { deviceList }) {
  return count > 0 ? h("p", { class: "muted" }, deviceList.otherReasons(count)) : null;
}

/** @param {FailureGroup} group @param {import("../../devices/state.js").ReasonFilter | null} selected @param {I18n} i18n */
function item(group, selected, i18n) {
  const { kind, reason, count } = group;
  const isSelected = selected?.kind === kind && selected.reason === reason;
  return h(
    "li",
    { key: `${kind} ${reason}` },
    button(
      "devices-reason",
      [h("strong", {}, i18n.format.number(count)), " × ", h("bdi", {}, excerpt(describeFailure(group, i18n)))],
      // The platform's own words are at hand.
      { value: `${kind} ${reason}`, "aria-pressed": isSelected, title: reason || null },
    ),
  );
}

/** @param {string} reason */
function excerpt(reason) {
  const text = reason.replace(BIDI_CONTROLS, "");
  return text.length > 120 ? `${[...text.slice(0, 120)].slice(0, -1).join("")}…` : text;
}
