import { queryUpgradeTask, UpgradeTaskError } from "iot-upgrade-task/external";
import { Announcement } from "./announcement.js";
import { readDemonstration } from "./demonstration.js";
import { h, patch } from "./dom.js";
import { Form } from "./form.js";
import { readLink, writeLink } from "./link.js";
import { Refresh } from "./refresh.js";
import { render as renderFailure } from "./view/failure.js";
import { render as renderTask } from "./view/task.js";
import { words } from "./words.js";

/** @typedef {import("./form.js").Query} Query */
/** @typedef {import("iot-upgrade-task/external").UpgradeTask} UpgradeTask */

const answer = element("answer");
const demonstration = readDemonstration();
/** A server that proxies a real platform gives its base URL alone; the rest is the operator's. */
const opensOnTask = demonstration.operationId !== undefined;
const announcement = new Announcement(element("announcement"));
const form = new Form(/** @type {HTMLFormElement} */ (element("form")), {
  tasks: demonstration.tasks ?? [],
  onAsk: askAnew,
  onStop: stop,
});
const refresh = new Refresh(element("refresh"), askAgain);

/** The question that the screen answers. @type {Query | null} */
let asked = null;
/** @type {UpgradeTask | null} */
let shown = null;
/** @type {AbortController | null} */
let underWay = null;

form.query = { ...readLink(), ...demonstration };
showNote(words.state.idle);
if (opensOnTask) askAnew();
else addEventListener("hashchange", () => (form.query = { ...readLink(), ...demonstration }));

/** Asks what the form says. */
function askAnew() {
  const query = form.query;
  if (query.operationId !== asked?.operationId || query.baseUrl !== asked.baseUrl) {
    shown = null;
    refresh.clear();
    showNote(words.state.asking);
  }
  asked = query;
  // A page that opens on a task of its own would not heed the link.
  if (!opensOnTask) writeLink(query);
  renderFailure(element("failure"), null);
  announcement.say(words.state.asking);
  form.begin(words.form.asking);
  void ask(query);
}

/** Asks the same question, whatever the form says by now. @param {boolean} byHand */
function askAgain(byHand) {
  if (!asked) return;
  if (byHand) announcement.say(words.state.asking);
  form.begin(words.form.ask);
  void ask(asked);
}

/** @param {Query} query */
async function ask({ operationId, accessToken, baseUrl, appKey }) {
  underWay?.abort();
  const { signal } = (underWay = new AbortController());
  answer.setAttribute("aria-busy", "true");
  refresh.hold();
  try {
    // The page asks again by itself, so an error is shown at once.
    const task = await queryUpgradeTask(operationId, accessToken, { baseUrl, appKey, maxAttempts: 1, signal });
    if (!signal.aborted) showTask(task);
  } catch (error) {
    if (!signal.aborted) showFailure(error);
  }
  if (!signal.aborted) settle();
}

function stop() {
  underWay?.abort();
  refresh.end();
  if (!shown) showNote(words.state.idle);
  announcement.say(words.state.stopped);
  settle();
}

function settle() {
  answer.setAttribute("aria-busy", "false");
  form.end();
}

/** @param {UpgradeTask} task */
function showTask(task) {
  if (!shown) form.foldConnection();
  shown = task;
  const answeredAt = new Date();
  renderFailure(element("failure"), null);
  renderTask(element("task"), task, answeredAt);
  announcement.tell(task);
  refresh.show(answeredAt);
  if (isRunning(task)) refresh.schedule();
  else refresh.end();
}

/** @param {unknown} error */
function showFailure(error) {
  if (!shown) patch(element("task"));
  renderFailure(element("failure"), error);
  announcement.say("");
  const mayPass = error instanceof UpgradeTaskError && error.retryable;
  if (mayPass && shown && isRunning(shown)) refresh.schedule(error.retryAfterMs ?? 0);
  else refresh.end();
}

/** @param {UpgradeTask} task */
function isRunning({ status }) {
  return status === "wait" || status === "processing";
}

/** @param {string} note */
function showNote(note) {
  patch(element("task"), h("p", { class: "note" }, note));
}

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}
