import { Fragment, h, render as renderInto } from "preact";
import "./element/index.js";
import { readDemonstration } from "./demonstration.js";
import { QueryForm } from "./form.js";
import { LANGUAGES, detectLanguage, otherLanguage, storeLanguage } from "./language.js";
import { clearLink, readLink, writeLink } from "./link.js";
import { Picker } from "./picker.js";
import { RECORDING, playRecording } from "./recording.js";
import { SavedResponseInput } from "./saved_response.js";
import { translations } from "./translations.js";

/** @typedef {import("./element/types.d.ts").UpgradeTaskStatusElement} UpgradeTaskStatusElement */

const statusElement = /** @type {UpgradeTaskStatusElement} */ (byId("status"));
const demonstration = readDemonstration();
/** A server that proxies a real platform only sets the base URL; the operator fills in the rest. */
const hasDemoTask = demonstration.operationId !== undefined;

let language = detectLanguage();
let translation = translations[language];
/** What the page currently shows. @type {"intro" | "task" | "saved" | "recording"} */
let view = "intro";
/** A message of the page itself. @type {keyof typeof translation.note | null} */
let note = null;
/** The form of a query stays open until there is a result. */
let awaitsResult = false;

const form = new QueryForm(/** @type {HTMLFormElement} */ (byId("form")), translation.form, () => {
  startQuery();
  byId("result").focus();
});
const picker = new Picker(byId("picker"), demonstration, (operationId) => {
  form.query = { ...demonstration, operationId };
  startQuery();
});
const saved = new SavedResponseInput(byId("saved"), {
  onResponse: showSavedResponse,
  onError: (error) => {
    note = error;
    render();
  },
});

byId("loading").remove();
form.query = { ...readLink(), ...demonstration };
if (hasDemoTask) startQuery();
else render();

byId("language").addEventListener("click", () => {
  language = otherLanguage(language);
  translation = translations[language];
  storeLanguage(language);
  render();
});
byId("recording").addEventListener("click", showRecording);
for (const type of ["update", "error"]) statusElement.addEventListener(`upgrade-task-${type}`, updateTitle);
statusElement.addEventListener("upgrade-task-update", ({ detail }) => {
  if (detail.task && awaitsResult) foldForm();
});
addEventListener("hashchange", () => {
  // A demonstration ignores deep links.
  if (hasDemoTask) return;
  form.query = { ...readLink(), ...demonstration };
  switchTo("intro");
});

/** Watches the task in the form. Without it, the page sends no request. */
function startQuery() {
  const { query } = form;
  switchTo("task");
  awaitsResult = true;
  if (!hasDemoTask) writeLink(query);
  statusElement.baseUrl = query.baseUrl;
  statusElement.appKey = query.appKey;
  statusElement.accessToken = query.accessToken;
  statusElement.operationId = query.operationId;
  // The same query may be sent again, for example after an error.
  statusElement.ask();
  render();
}

/** Makes room for the result, unless the operator is already filling in the next query. */
function foldForm() {
  awaitsResult = false;
  if (!form.hasFocus) form.isFolded = true;
}

/** @param {Uint8Array} body */
function showSavedResponse(body) {
  switchTo("saved");
  foldForm();
  clearLink();
  void statusElement.showAnswer(body).then(updateTitle);
  byId("result").focus();
}

function showRecording() {
  switchTo("recording");
  foldForm();
  clearLink();
  statusElement.client = playRecording();
  statusElement.accessToken = RECORDING.accessToken;
  statusElement.operationId = RECORDING.operationId;
  byId("result").focus();
}

/** Resets the element, so that neither the token nor anything else carries over to the next view. @param {typeof view} next */
function switchTo(next) {
  view = next;
  note = next === "recording" ? "recording" : null;
  awaitsResult = false;
  statusElement.client = null;
  statusElement.accessToken = null;
  statusElement.removeAttribute("operation-id");
  render();
}

function render() {
  document.documentElement.lang = statusElement.lang = LANGUAGES[language].tag;
  byId("heading").textContent = translation.title;
  const other = LANGUAGES[otherLanguage(language)];
  const button = byId("language");
  button.lang = other.tag;
  button.textContent = other.name;
  button.hidden = false;
  form.translation = translation.form;
  picker.render(language, translation.picker, statusElement.operationId);
  saved.render(translation.saved);
  byId("note").textContent = note && translation.note[note];
  renderInto(h(Fragment, {}, h("p", {}, translation.intro.query), h("p", {}, translation.intro.saved)), byId("intro"));
  byId("recording").textContent = translation.recording;
  byId("intro").hidden = view !== "intro";
  byId("recording").hidden = view !== "intro" || hasDemoTask;
  statusElement.hidden = view === "intro";
  updateTitle();
}

/** The title shows the state of the task in a background tab, too. */
function updateTitle() {
  const operationId = view === "saved" ? (statusElement.task?.operationId ?? "") : statusElement.operationId;
  // A title is one line; the id may contain control characters and may be long.
  const name = operationId.replaceAll(/\p{C}/gu, "").slice(0, 60);
  document.title = view === "intro" ? translation.title : [statusElement.headline, name].filter(Boolean).join(" · ") || translation.title;
}

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}
