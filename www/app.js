import { UpgradeTaskClient } from "iot-upgrade-task";
import { UpgradeTaskError } from "iot-upgrade-task";
import { Fragment, h, render as renderInto } from "preact";
import "./element/index.js";
import { Alert } from "./alert.js";
import { readDemonstration } from "./demonstration.js";
import { QueryForm } from "./form.js";
import { LANGUAGES, detectLanguage, otherLanguage, storeLanguage } from "./language.js";
import { clearLink, readLink, writeLink } from "./link.js";
import { Picker } from "./picker.js";
import { renderRecipe } from "./proxy_recipe.js";
import { RECORDING, playRecording } from "./recording.js";
import { SavedResponseInput } from "./saved_response.js";
import { showInTab } from "./tab.js";
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
/** Of what the element shows. @type {import("./element/types.d.ts").Severity} */
let lastSeverity = "unknown";
/** The access token of the form when the query started. */
let sentToken = "";

const form = new QueryForm(/** @type {HTMLFormElement} */ (byId("form")), translation.form, () => {
  startQuery();
  byId("result").focus();
});
const alert = new Alert(/** @type {HTMLButtonElement} */ (byId("alert")), statusElement);
const picker = new Picker(byId("picker"), demonstration, (operationId) => {
  form.query = { ...demonstration, operationId };
  startQuery();
});
const saved = new SavedResponseInput(byId("saved"), {
  onResponse: showSavedResponse,
  onError: (error) => {
    note = error;
    render();
    // A file is opened from the end of the page.
    byId("note").scrollIntoView({ block: "nearest" });
  },
});

byId("loading").remove();
form.query = linkedQuery();
if (hasDemoTask) startQuery();
else render();
// What is at the top stays in view.
if (form.lacksOnlyToken) form.focus({ preventScroll: true });

byId("language").addEventListener("click", () => {
  language = otherLanguage(language);
  translation = translations[language];
  storeLanguage(language);
  render();
});
byId("recording").addEventListener("click", showRecording);
// No link, whose target would replace the deep link in the address.
byId("skip").addEventListener("click", () => byId("result").focus());
statusElement.addEventListener("upgrade-task-headline", ({ detail }) => updateTab(detail.severity));
statusElement.addEventListener("upgrade-task-update", ({ detail }) => {
  if (detail.task && awaitsResult) foldForm();
  if (view === "task") keepRenewedToken();
});
for (const type of /** @type {const} */ (["upgrade-task-update", "upgrade-task-error"])) {
  statusElement.addEventListener(type, ({ detail }) => showRecipe(detail.error));
}
addEventListener("hashchange", () => {
  form.query = linkedQuery();
  if (hasDemoTask) return startQuery();
  switchTo("intro");
  form.isFolded = false;
  form.focus();
});

/** What the address names. A demonstration has its own platform, of which a link names the task. */
function linkedQuery() {
  const { operationId, baseUrl, appKey } = readLink();
  const isOwn = operationId?.trim() && ["", demonstration.baseUrl].includes(baseUrl);
  return { baseUrl, appKey, ...demonstration, operationId: isOwn || !hasDemoTask ? operationId : demonstration.operationId };
}

/** Watches the task in the form. Without it, the page sends no request. */
function startQuery() {
  const { query } = form;
  switchTo("task");
  awaitsResult = true;
  if (hasDemoTask) clearLink();
  else writeLink(query);
  statusElement.link = hasDemoTask ? "" : location.href;
  // The operator's consent is an option of a client.
  if (query.allowInsecure) statusElement.client = new UpgradeTaskClient({ baseUrl: query.baseUrl, appKey: query.appKey, allowInsecure: true });
  statusElement.baseUrl = query.baseUrl;
  statusElement.appKey = query.appKey;
  statusElement.accessToken = sentToken = query.accessToken;
  statusElement.operationId = query.operationId;
  // The same query may be sent again, for example after an error.
  statusElement.ask();
  render();
}

/** A token that was renewed in the element serves the next queries of the application, too. */
function keepRenewedToken() {
  const { baseUrl, appKey, accessToken } = statusElement;
  if (typeof accessToken !== "string" || accessToken === sentToken) return;
  sentToken = accessToken;
  if (form.query.baseUrl === baseUrl && form.query.appKey === appKey) form.query = { ...form.query, accessToken };
  if (hasDemoTask) demonstration.accessToken = accessToken;
}

/** Makes room for the result, unless the operator is already filling in the next query. */
function foldForm() {
  awaitsResult = false;
  if (!form.hasFocus) form.isFolded = true;
}

/** @param {Uint8Array} body */
function showSavedResponse(body) {
  note = null;
  // Saved devices are shown with those of other files, and with their task.
  if (view === "saved") render();
  else switchTo("saved");
  foldForm();
  clearLink();
  void statusElement.showAnswer(body);
  byId("result").focus();
}

function showRecording() {
  switchTo("recording");
  foldForm();
  clearLink();
  statusElement.client = playRecording();
  statusElement.recording = true;
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
  statusElement.link = "";
  statusElement.recording = false;
  showRecipe(null);
  render();
}

/** @param {unknown} error Of the latest poll. */
function showRecipe(error) {
  const known = error instanceof UpgradeTaskError ? error : null;
  renderRecipe(byId("recipe"), known, statusElement.baseUrl, translation.recipe);
}

function render() {
  document.documentElement.lang = statusElement.lang = LANGUAGES[language].tag;
  byId("heading").textContent = translation.title;
  byId("skip").textContent = translation.skip;
  byId("skip").hidden = false;
  byId("insecure").textContent = translation.insecurePage;
  byId("insecure").hidden = isSecureContext;
  const other = LANGUAGES[otherLanguage(language)];
  const button = byId("language");
  button.lang = other.tag;
  button.textContent = other.name;
  button.hidden = false;
  form.translation = translation.form;
  alert.render(translation.alert, view === "task" || view === "recording");
  picker.render(language, translation.picker, statusElement.operationId);
  saved.render(translation.saved);
  byId("note").textContent = note && translation.note[note];
  const { query, linked, token } = translation.intro;
  renderInto(h(Fragment, {}, h("p", {}, form.lacksOnlyToken ? linked : query, token), h("p", {}, translation.intro.saved)), byId("intro"));
  byId("recording").textContent = translation.recording;
  byId("intro").hidden = view !== "intro";
  byId("recording").hidden = view !== "intro" || hasDemoTask;
  statusElement.hidden = view === "intro";
  updateTab();
}

/** @param {import("./element/types.d.ts").Severity} [severity] */
function updateTab(severity = lastSeverity) {
  lastSeverity = severity;
  const operationId = view === "saved" ? (statusElement.task?.operationId ?? "") : statusElement.operationId;
  // A title is one line; the id may contain control characters and may be long.
  const name = operationId.replaceAll(/\p{C}/gu, "").slice(0, 60);
  const title = view === "intro" ? translation.title : [statusElement.headline, name].filter(Boolean).join(" · ") || translation.title;
  showInTab(title, view === "intro" ? null : severity);
}

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}
