import { UpgradeTaskClient } from "iot-upgrade-task/external";
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
/** @typedef {import("iot-upgrade-task/external").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("iot-upgrade-task/external").UpgradeTaskWatch} UpgradeTaskWatch */

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
const refresh = new Refresh(element("refresh"), { onAsk: askAgain, onSwitch: pauseOrResume });

/** The question that the screen answers. @type {Query | null} */
let asked = null;
/** @type {UpgradeTask | null} */
let shown = null;
/** What asks by itself; none once the task has ended. @type {UpgradeTaskWatch | null} */
let watch = null;

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
  void follow(query);
}

/** Asks the same question, whatever the form says by now. */
function askAgain() {
  if (!asked) return;
  announcement.say(words.state.asking);
  form.begin(words.form.ask);
  answer.setAttribute("aria-busy", "true");
  if (watch) watch.refresh();
  else void follow(asked);
}

/** Asks until the task has ended, or somebody asks for something else. @param {Query} query */
async function follow({ operationId, accessToken, baseUrl, appKey }) {
  void watch?.return?.();
  const client = new UpgradeTaskClient({ baseUrl, appKey });
  const own = (watch = client.watchUpgradeTask(operationId, accessToken, { unchanged: true }));
  answer.setAttribute("aria-busy", "true");
  try {
    for await (const update of own) {
      if (own !== watch) return;
      showUpdate(update);
      pauseOrResume();
    }
  } catch (error) {
    if (own === watch) showFailure(error);
  }
  if (own === watch) end();
}

function stop() {
  void watch?.return?.();
  end();
  if (!shown) showNote(words.state.idle);
  announcement.say(words.state.stopped);
}

/** Nothing is asked by itself any more. */
function end() {
  watch = null;
  refresh.end();
  settle();
}

function pauseOrResume() {
  if (refresh.isOn) watch?.resume();
  else watch?.pause();
}

function settle() {
  answer.setAttribute("aria-busy", "false");
  form.end();
}

/** @param {UpgradeTaskUpdate} update */
function showUpdate({ task, error, poll }) {
  if (error) showFailure(error);
  else if (task) showTask(task, poll.answeredAt ?? poll.askedAt);
  settle();
}

/**
 * @param {UpgradeTask} task
 * @param {Date} answeredAt
 */
function showTask(task, answeredAt) {
  if (!shown) form.foldConnection();
  shown = task;
  renderFailure(element("failure"), null);
  renderTask(element("task"), task, answeredAt);
  announcement.tell(task);
  refresh.show(answeredAt);
}

/** @param {unknown} error */
function showFailure(error) {
  if (!shown) patch(element("task"));
  renderFailure(element("failure"), error);
  announcement.say("");
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
