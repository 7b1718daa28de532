import { h, patch } from "./element/dom.js";
import "./element/index.js";
import { readDemonstration } from "./demonstration.js";
import { Form } from "./form.js";
import { LANGUAGES, chooseLanguage, otherLanguage, rememberLanguage } from "./language.js";
import { clearLink, readLink, writeLink } from "./link.js";
import { Picker } from "./picker.js";
import { RECORDED, playRecording } from "./recording.js";
import { SavedAnswers } from "./saved.js";
import { words as allWords } from "./words.js";

/** @typedef {import("./element/types.d.ts").UpgradeTaskStatusElement} UpgradeTaskStatusElement */

const status = /** @type {UpgradeTaskStatusElement} */ (find("status"));
const demonstration = readDemonstration();
/** A server that proxies a real platform gives its base URL alone; the rest is the operator's. */
const opensOnTask = demonstration.operationId !== undefined;

let language = chooseLanguage();
let words = allWords[language];
/** What the element is there for. @type {"nothing" | "task" | "answer" | "recording"} */
let shown = "nothing";
/** What the page itself has to say. @type {keyof typeof words.note | null} */
let note = null;

const form = new Form(/** @type {HTMLFormElement} */ (find("form")), words.form, ask);
const picker = new Picker(find("picker"), demonstration, (operationId) => {
  form.query = { ...demonstration, operationId };
  ask();
});
const saved = new SavedAnswers(find("saved"), {
  answer: showAnswer,
  refusal: (refusal) => {
    note = refusal;
    render();
  },
});

form.query = { ...readLink(), ...demonstration };
if (opensOnTask) ask();
else render();

find("language").addEventListener("click", () => {
  language = otherLanguage(language);
  words = allWords[language];
  rememberLanguage(language);
  render();
});
find("recording").addEventListener("click", showRecording);
for (const type of ["update", "error"]) status.addEventListener(`upgrade-task-${type}`, retitle);
addEventListener("hashchange", () => {
  // A page that opens on a task of its own does not heed links.
  if (opensOnTask) return;
  form.query = { ...readLink(), ...demonstration };
  turnTo("nothing");
});

/** Asks what the form says. Nothing else makes this page send anything. */
function ask() {
  const { query } = form;
  turnTo("task");
  if (!opensOnTask) writeLink(query);
  status.baseUrl = query.baseUrl;
  status.appKey = query.appKey;
  status.accessToken = query.accessToken;
  status.operationId = query.operationId;
  status.addEventListener("upgrade-task-update", ({ detail }) => detail.task && form.foldConnection(), { once: true });
  render();
}

/** @param {Uint8Array} body */
function showAnswer(body) {
  turnTo("answer");
  clearLink();
  void status.showAnswer(body).then(retitle);
  find("result").focus();
}

function showRecording() {
  turnTo("recording");
  clearLink();
  status.client = playRecording();
  status.accessToken = RECORDED.accessToken;
  status.operationId = RECORDED.operationId;
  find("result").focus();
}

/** Ends what was shown: nothing of it, least of all the token, reaches what comes next. @param {typeof shown} next */
function turnTo(next) {
  shown = next;
  note = next === "recording" ? "recording" : null;
  status.client = null;
  status.accessToken = null;
  status.removeAttribute("operation-id");
  render();
}

function render() {
  document.documentElement.lang = status.lang = LANGUAGES[language].tag;
  find("heading").textContent = words.title;
  const other = LANGUAGES[otherLanguage(language)];
  const button = find("language");
  button.lang = other.tag;
  button.textContent = other.name;
  button.hidden = false;
  form.words = words.form;
  picker.render(language, words.picker, status.operationId);
  saved.render(words.saved);
  find("note").textContent = note && words.note[note];
  patch(find("intro"), h("p", {}, words.intro.ask), h("p", {}, words.intro.saved));
  find("recording").textContent = words.recording;
  find("intro").hidden = shown !== "nothing";
  find("recording").hidden = shown !== "nothing" || opensOnTask;
  status.hidden = shown === "nothing";
  retitle();
}

/** So that a tab in the background tells how it is going. */
function retitle() {
  const operationId = shown === "answer" ? (status.task?.operationId ?? "") : status.operationId;
  // A title is one line of plain text, whatever the platform calls its tasks.
  const name = operationId.replaceAll(/\p{C}/gu, "").slice(0, 60);
  document.title = shown === "nothing" ? words.title : [status.headline, name].filter(Boolean).join(" · ") || words.title;
}

/** @param {string} id */
function find(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}
