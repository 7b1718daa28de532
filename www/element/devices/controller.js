import { elementError } from "../errors.js";
import { callsFor, countOf, devicesIn, isAutomaticDue, merge, outdated, PAGE_SIZE } from "./plan.js";
import { missingDevices } from "./saved_pages.js";
import { createDevicesState } from "./state.js";

/** @typedef {import("iot-upgrade-task").UpgradeSubTaskPage} UpgradeSubTaskPage */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("./state.js").Column} Column */
/** @typedef {import("./state.js").DevicesState} DevicesState */
/** @typedef {import("./state.js").Filter} Filter */
/** @typedef {import("./state.js").Status} Status */
/** @typedef {import("./plan.js").QueriedStatus} QueriedStatus */
/** @typedef {{ client: import("iot-upgrade-task").UpgradeTaskClient, accessToken: import("iot-upgrade-task").AccessToken, operationId: string }} Connection */

/** A platform that sends new devices for ever must not fill the memory. */
const MAX_DEVICES = 200_000;
const MAX_ISSUES = 100;

/** Loads the devices of the displayed task, as far as they are wanted. */
export class DevicesController {
  #callbacks;
  #state = createDevicesState();
  /** The displayed task. */
  #operationId = "";
  /** The last query that nobody asked for. @type {{ count: number, at: number } | null} */
  #automatic = null;
  /** Of the load that is running. @type {AbortController | null} */
  #abort = null;
  /** Those of the latest load. @type {import("iot-upgrade-task").UpgradeSubTaskList | null} */
  #pages = null;
  /** @type {UpgradeSubTaskPage[]} */
  #savedPages = [];

  /** @param {{ onChange: (devices: DevicesState) => void, connect: () => Connection, toError: (thrown: unknown) => unknown, isTokenRenewable: (error: unknown) => boolean, getState: () => State }} callbacks `getState`: what the screen shows; `toError`: removes secrets. */
  constructor(callbacks) {
    this.#callbacks = callbacks;
  }

  /** Follows the displayed task: other tasks have other devices, and new failures are queried. @param {State} state @param {boolean} isHidden Nobody sees the page. */
  follow(state, isHidden) {
    if (state.operationId !== this.#operationId) {
      // Saved devices may have been opened before their task.
      const isTaskOfSaved = state.phase === "saved" && this.#operationId === "";
      this.#operationId = state.operationId;
      if (!isTaskOfSaved) this.#reset();
    }
    if (this.#state.isOff || this.#abort || isHidden || !isAutomaticDue(state, this.#automatic)) return;
    this.#automatic = { count: countOf("fail", state) ?? 0, at: state.now };
    if (this.#state.filter === null) this.#setState({ filter: "fail" });
    void this.#run((signal) => this.#loadList("fail", signal, { loaded: 0, expected: null }, true));
  }

  /** Whether devices are neither queried nor shown. @param {boolean} isOff */
  set isOff(isOff) {
    if (isOff) this.stop();
    this.#setState({ isOff });
  }

  #reset() {
    this.stop();
    this.#automatic = null;
    this.#savedPages = [];
    this.#setState(createDevicesState(this.#state.isOff));
  }

  /** Updates what depends on the time. */
  tick() {
    const { loading } = this.#state;
    if (loading) this.#setState({ loading: { ...loading, activity: this.#pages?.activity ?? null } });
  }

  /** Ends the load that is running; what it has loaded stays. */
  stop() {
    this.#abort?.abort();
    this.#abort = null;
    if (this.#state.loading) this.#setState({ loading: null });
  }

  /** Shows the devices of saved pages, too. @param {UpgradeSubTaskPage} page */
  add(page) {
    const { data, issues } = page;
    this.#savedPages.push(page);
    const lists = { ...this.#state.lists };
    for (const status of new Set(data.map(({ status }) => status))) {
      const before = lists[status];
      const subTasks = merge(before?.subTasks ?? [], data.filter((subTask) => subTask.status === status));
      lists[status] = list(subTasks, true, null, before?.issues);
    }
    // The issues are those of the page, which may have no devices.
    const first = data[0]?.status ?? "unknown";
    lists[first] = list(lists[first]?.subTasks ?? [], true, null, [...(lists[first]?.issues ?? []), ...issues]);
    this.#setState({ lists, missing: missingDevices(this.#savedPages), filter: this.#state.filter ?? (lists.fail ? "fail" : "all"), error: null });
  }

  /** A control of the section was used. @param {string} action @param {string} value */
  act(action, value) {
    const { sort, reason } = this.#state;
    if (action === "filter") this.#open(/** @type {Filter} */ (value));
    else if (action === "load") this.retry();
    else if (action === "stop") this.stop();
    else if (action === "search") this.#setState({ search: value, page: 0 });
    else if (action === "page") this.#setState({ page: Number(value) });
    else if (action === "sort") {
      const column = /** @type {Column} */ (value);
      this.#setState({ sort: { column, isDescending: sort?.column === column && !sort.isDescending }, page: 0 });
    } else if (action === "reason") {
      const [kind, ...text] = value.split(" ");
      const next = { kind: /** @type {import("iot-upgrade-task").FailureKind} */ (kind), reason: text.join(" ") };
      const isSame = reason?.kind === next.kind && reason.reason === next.reason;
      this.#setState({ reason: isSame ? null : next, page: 0 });
    }
  }

  /** Loads what is opened, also after an error. */
  retry() {
    if (this.#state.filter) this.#load(this.#state.filter);
  }

  /** Opens a list. One that costs a single call is loaded; the user decides about a longer one. @param {Filter} filter */
  #open(filter) {
    this.#setState({ filter, reason: null, page: 0, error: null });
    const state = this.#callbacks.getState();
    if (state.phase === "saved" || this.#abort) return;
    const statuses = outdated(filter, this.#state, state);
    if (statuses.length && callsFor(statuses, state) === 1) this.#load(filter);
  }

  /** @param {Filter} filter */
  #load(filter) {
    const state = this.#callbacks.getState();
    const statuses = outdated(filter, this.#state, state);
    void this.#run(async (signal) => {
      const progress = { loaded: 0, expected: devicesIn(statuses, state) };
      for (const status of statuses) await this.#loadList(status, signal, progress);
    });
  }

  /** Runs a load, and shows why it failed. @param {(signal: AbortSignal) => Promise<void>} load */
  async #run(load) {
    this.stop();
    const abort = (this.#abort = new AbortController());
    try {
      this.#setState({ error: null, isTokenRenewal: false, loading: { loaded: 0, expected: null, activity: null } });
      await load(abort.signal);
    } catch (error) {
      if (abort === this.#abort) this.#setState({ error: this.#callbacks.toError(error), isTokenRenewal: this.#callbacks.isTokenRenewable(error) });
    } finally {
      if (abort === this.#abort) this.stop();
    }
  }

  /**
   * Page by page, so that the polls of the task come in between.
   *
   * @param {QueriedStatus} status
   * @param {AbortSignal} signal
   * @param {{ loaded: number, expected: number | null }} progress
   * @param {boolean} [isFirstPageEnough]
   */
  async #loadList(status, signal, progress, isFirstPageEnough = false) {
    const { client, accessToken, operationId } = this.#connect();
    const count = countOf(status, this.#callbacks.getState());
    const before = this.#state.lists[status]?.subTasks ?? [];
    /** @type {import("./state.js").UpgradeSubTask[]} */
    let loaded = [];
    /** @type {import("iot-upgrade-task").ValidationIssue[]} */
    let found = [];
    this.#pages = client.listUpgradeSubTasks(operationId, accessToken, { subOperationStatus: status, pageSize: PAGE_SIZE, signal });
    for await (const { data, issues, totalCount } of this.#pages) {
      if (signal.aborted) return;
      loaded = loaded.concat(data.map((subTask) => (subTask.status === "unknown" ? { ...subTask, listedAs: status } : subTask)));
      found = found.concat(issues);
      progress.loaded += data.length;
      this.#setState({ loading: { ...progress, activity: null } });
      // What was loaded before stays visible until it is replaced.
      this.#setList(status, list(merge(before, loaded), false, count, found));
      const isAll = totalCount !== null && loaded.length >= totalCount;
      if (loaded.length >= MAX_DEVICES || (isFirstPageEnough && !isAll)) return;
    }
    // A client of an older version does not tell.
    if (!signal.aborted) this.#setList(status, list(loaded, this.#pages.isComplete !== false, count, found));
  }

  #connect() {
    const connection = this.#callbacks.connect();
    if (typeof connection.client.queryUpgradeSubTask !== "function" || typeof connection.client.listUpgradeSubTasks !== "function") {
      throw elementError("invalid_argument", "`client` has no `queryUpgradeSubTask`.", "Give a client of a version of this package that can query devices.");
    }
    return connection;
  }

  /** @param {Status} status @param {import("./state.js").DeviceList} list */
  #setList(status, list) {
    this.#setState({ lists: { ...this.#state.lists, [status]: list } });
  }

  /** @param {Partial<DevicesState>} change */
  #setState(change) {
    this.#state = { ...this.#state, ...change };
    this.#callbacks.onChange(this.#state);
  }
}

/**
 * @param {import("./state.js").UpgradeSubTask[]} subTasks
 * @param {boolean} isComplete
 * @param {number | null} count
 * @param {import("iot-upgrade-task").ValidationIssue[]} [issues]
 * @returns {import("./state.js").DeviceList}
 */
function list(subTasks, isComplete, count, issues = []) {
  return { subTasks, isComplete, count, loadedAt: Date.now(), issues: issues.slice(0, MAX_ISSUES) };
}
