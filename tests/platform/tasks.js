/** The tasks of the platform, and their state at a given time. */

import { deviceId, stateAt } from "./devices.js";
import { scenarios } from "./scenarios.js";
import { subTasksAt } from "./sub_tasks.js";

/** @typedef {import("./scenarios.js").Scenario} Scenario */
/** @typedef {import("./scenarios.js").ScenarioName} ScenarioName */

const scenarioNames = /** @type {ScenarioName[]} */ (Object.keys(scenarios));

/**
 * The response body of a task: a pure function of scenario, second and time format.
 *
 * @param {Scenario} scenario
 * @param {number} second
 * @param {(second: number) => string} timeAt
 */
export function taskAt(scenario, second, timeAt) {
  const { stoppedAt = Infinity, window, group, retryTimes = null } = scenario;
  const start = Math.min(...scenario.devices.flatMap((timeline) => timeline[0]?.[0] ?? []));
  const end = Math.min(stoppedAt, endOfScenario(scenario));
  const ended = second >= end;

  return {
    operationId: scenario.operationId,
    createTime: timeAt(scenario.createdAt),
    startTime: second >= start ? timeAt(start) : null,
    stopTime: ended ? timeAt(end) : null,
    operateType: scenario.operateType,
    targets: {
      deviceGroups: group?.groups ?? null,
      deviceType: group?.type ?? null,
      model: group?.model ?? null,
      manufacturerName: group?.manufacturer ?? null,
      devices: group ? null : scenario.devices.map((_, index) => deviceId(scenario, index)),
    },
    policy: {
      executeType: scenario.executeType,
      startTime: window ? timeAt(window[0]) : null,
      endTime: window ? timeAt(window[1]) : null,
      retryType: retryTimes !== null,
      retryTimes,
    },
    status: ended ? (end === stoppedAt ? "stop" : scenario.finalStatus) : second >= start ? "processing" : "wait",
    staResult: count(scenario, second),
    extendPara: { fileVersion: scenario.fileVersion },
  };
}

/** @param {Scenario} scenario */
function endOfScenario({ devices }) {
  const ends = devices.map((timeline) => {
    const [second, state] = timeline.at(-1) ?? [Infinity, "wait"];
    return state === "wait" || state === "processing" ? Infinity : second;
  });
  return Math.max(...ends);
}

/**
 * @param {Scenario} scenario
 * @param {number} second
 */
function count(scenario, second) {
  const { devices, timeoutsAreFailures } = scenario;
  const counts = { total: devices.length, wait: 0, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0 };
  for (const timeline of devices) {
    counts[stateAt(scenario, timeline, second).state] += 1;
  }
  return timeoutsAreFailures ? { ...counts, fail: counts.fail + counts.timeout } : counts;
}

/** @param {{ clock: () => number, speed: number }} options */
export function createTasks({ clock, speed }) {
  /** @type {Map<string, { scenario: Scenario, startedAt: number }>} */
  const tasks = new Map();
  const ids = /** @type {Record<ScenarioName, string>} */ ({});

  /** @param {ScenarioName} name */
  function start(name) {
    const { operationId: base } = scenarios[name];
    let operationId = base;
    for (let run = 2; tasks.has(operationId); run += 1) {
      operationId = `${base}-${run}`;
    }
    tasks.set(operationId, { scenario: { ...scenarios[name], operationId }, startedAt: clock() });
    return (ids[name] = operationId);
  }

  /**
   * What `view` makes of a task at the current second; null for an unknown one.
   *
   * @template T
   * @param {string} operationId
   * @param {(scenario: Scenario, second: number, timeAt: (second: number) => string) => T} view
   */
  function now(operationId, view) {
    const task = tasks.get(operationId);
    if (task === undefined) {
      return null;
    }
    // At a higher speed the times are closer together, so that they agree with the wall clock.
    const second = Math.floor(((clock() - task.startedAt) * speed) / 1000);
    return view(task.scenario, second, (at) => toTimestamp(task.startedAt + (at * 1000) / speed));
  }

  /** @param {string} operationId */
  const query = (operationId) => now(operationId, taskAt);

  /** @param {string} operationId */
  const subTasks = (operationId) => now(operationId, subTasksAt);

  /** @param {ScenarioName} name */
  function ongoing(name) {
    return query(ids[name])?.stopTime === null ? ids[name] : start(name);
  }

  function list() {
    return scenarioNames.map((name) => ({ operationId: ids[name], title: scenarios[name].title }));
  }

  scenarioNames.forEach(start);
  return { ids, start, query, subTasks, ongoing, list };
}

/** @param {number} milliseconds */
function toTimestamp(milliseconds) {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, "");
}
