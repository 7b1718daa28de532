import { devicesEn } from "./en_devices.js";
import { failures } from "./en_failures.js";

/** @typedef {import("iot-upgrade-task").ValidationIssue} ValidationIssue */

/** The message without its leading field name, and without the quotes of code. @param {ValidationIssue} issue */
function predicate({ path, message }) {
  const subject = `\`${path}\` `;
  return (message.startsWith(subject) ? message.slice(subject.length) : message).replaceAll("`", "");
}

/** All texts of the screen in English. @param {import("./format.js").Format} format */
export function en(format) {
  const { number, pluralize } = format;
  /** @param {number} count */
  const devices = (count) => pluralize(count, "device");
  /** @param {number} count */
  const are = (count) => (count === 1 ? "is" : "are");
  /** @param {number} count */
  const were = (count) => (count === 1 ? "was" : "were");

  /** Such as "+61 upgraded, −1 failed". @param {[number, string][]} changes */
  const signed = (changes) => changes.filter(([count]) => count).map(([count, name]) => `${count > 0 ? "+" : "−"}${number(Math.abs(count))} ${name}`).join(", ");

  /** Such as "61 upgraded". @param {[number, string][]} changes */
  const added = (changes) => changes.filter(([count]) => count > 0).map(([count, name]) => `${number(count)} ${name}`).join(", ");

  return {
    /** Joins clauses to a sentence. */
    sentence: (/** @type {string} */ lead, /** @type {string[]} */ clauses) => `${[lead, clauses.join(", ")].filter(Boolean).join(": ")}.`,
    idle: "No upgrade task to show yet.",
    missing: (/** @type {string[]} */ names) => `Not set: ${names.join(", ")}.${names.includes("accessToken") ? " accessToken is a property, not an attribute." : ""}`,
    loading: "Waiting for the platform’s response…",
    copied: "Copied.",
    copyFailed: "The browser did not allow copying.",
    notGiven: "Not given",
    characters: (/** @type {number} */ count) => pluralize(count, "character"),

    live: {
      loading: "Loading",
      live: "Live",
      retrying: "Retrying",
      paused: "Paused",
      disconnected: "Offline",
      stale: "Out of date",
      ended: "Final",
      failed: "Updates stopped",
      saved: "Saved response, not live",
      given: "Provided by this page",
      offline: "You are offline. Updates resume when you are back online.",
      offlineSince: (/** @type {string} */ time) => `You are offline; the last response is from ${time}. Updates resume when you are back online.`,
      updated: (/** @type {string} */ ago) => `Updated ${ago}`,
      noResponse: "No response yet",
      changed: (/** @type {string} */ ago) => `changed ${ago}`,
      unchanged: (/** @type {string} */ duration) => `unchanged for ${duration}`,
      noChange: "no change seen yet",
      next: (/** @type {string} */ ahead) => `next ${ahead}`,
      updating: "updating…",
      awaitsToken: "waiting for an access token",
      awaitsLimit: (/** @type {string | null} */ duration) => (duration === null ? "waiting for the call limit" : `waiting for the call limit, ${duration}`),
      awaitsResponse: (/** @type {string} */ duration, /** @type {string | null} */ limit) =>
        `no response for ${duration}${limit === null ? "" : `; gives up at ${limit}`}`,
      askedAt: "Request sent",
      answeredAt: "Response received",
      changedAt: "Last change",
      notYet: "not yet",
      pause: "Pause",
      resume: "Resume",
      refresh: "Refresh",
      interval: "Refresh every",
      automatic: "Automatic",
    },

    verdict: {
      scheduled: "Scheduled",
      queued: "Waiting",
      waiting_for_devices: "Waiting for devices",
      in_progress: "In progress",
      in_progress_with_failures: "In progress with failures",
      window_closed: "Window closed",
      succeeded: "Succeeded",
      finished_with_failures: "Finished with failures",
      failed: "Failed",
      stopped: "Stopped",
      nothing_to_do: "No devices in this task",
      unknown: "Unknown status",
    },
    waitingForDevices: (/** @type {number} */ waiting) => `Waiting for ${devices(waiting)} to come online`,
    clause: {
      startsIn: (/** @type {string} */ distance) => `starts ${distance}`,
      upgraded: (/** @type {number} */ count, /** @type {number | null} */ total) =>
        total === null ? `${devices(count)} upgraded` : `${number(count)} of ${devices(total)} upgraded`,
      upgradedUnknown: "the platform did not say how many devices are upgraded",
      allUpgraded: (/** @type {number} */ total) => (total === 1 ? "the one device is upgraded" : `all ${devices(total)} upgraded`),
      failed: (/** @type {number} */ count) => `${number(count)} failed`,
      timedOut: (/** @type {number} */ count) => `${number(count)} timed out`,
      not: (/** @type {number} */ count) => `${number(count)} not`,
      inProgress: (/** @type {number} */ count) => `${number(count)} still being upgraded`,
      notReached: (/** @type {number} */ count) => `${number(count)} not reached in time`,
      leftBefore: (/** @type {number} */ count) => `${number(count)} left at the last response`,
      noCounts: "the platform sent no device counts",
    },
    reason: {
      asExpected: "No failures so far.",
      missesWindow: (/** @type {boolean} */ isLikely, /** @type {number} */ left) =>
        isLikely ? `Will probably not finish within the window; about ${devices(left)} left.` : "May not finish within the window.",
      startsAt: (/** @type {string} */ time) => `The time window begins at ${time}.`,
      windowEndedAt: (/** @type {string} */ time) => `The time window ended at ${time}.`,
      windowEndsAt: (/** @type {string} */ time, /** @type {string} */ distance, /** @type {number} */ left) =>
        `The time window ends ${distance}, at ${time}; ${devices(left)} ${are(left)} left.`,
      stopped: (/** @type {number} */ count) => `${devices(count)} ${were(count)} stopped.`,
      mayBeRetried: (/** @type {number} */ times) =>
        `The platform may retry failed devices, up to ${pluralize(times, "time")}.`,
      retriesAfterEnd: (/** @type {number} */ times) =>
        `Updates have stopped, but the platform may still retry failed devices, up to ${pluralize(times, "time")}: refresh to see.`,
      waiting: (/** @type {number} */ count) => `${devices(count)} ${are(count)} still waiting.`,
      offline: (/** @type {number} */ count) => `${devices(count)} yet to come online.`,
      neverReached: (/** @type {number} */ count) => `${devices(count)} ${were(count)} never reached.`,
      unaccounted: (/** @type {number} */ count) => `${devices(count)} ${are(count)} in none of the platform’s counts.`,
      countsExceedTotal: (/** @type {number} */ sum, /** @type {number} */ total) => `The platform counts ${devices(sum)}, more than its total of ${number(total)}.`,
      issues: (/** @type {number} */ count) => `The response has ${pluralize(count, "unexpected value")}, listed below.`,
    },
    nextAction: {
      /** `nothing` is the label if no action is needed, `label` otherwise. */
      nothing: "Nothing to do: ",
      continues: "the upgrade goes on by itself.",
      startsByItself: "the platform starts it by itself.",
      startsWithWindow: "it starts when its time window begins.",
      startsWhenOnline: "each device is upgraded once it comes online.",
      allUpgraded: "every device has the new version.",
      taskEnded: "the task is over.",
      label: "Next: ",
      awaitRetries: "see whether the retries succeed.",
      /** `failures` is what `failures` below returns. */
      findCauses: (/** @type {string} */ failures) => `find out why ${failures}`,
      removeCauses: "remove the causes of the failures",
      /** `causes` is one of the two above, `then` one of the texts below. */
      investigate: (/** @type {string} */ causes) => `${causes}.`,
      investigateNow: (/** @type {string} */ causes) => `${causes}, before more are upgraded.`,
      investigateThen: (/** @type {string} */ causes, /** @type {string} */ then) => `${causes}, then ${then}`,
      rerun: (/** @type {number} */ failed, /** @type {number} */ rest) => `upgrade the ${failed === 1 ? "device" : "devices"}${rest ? ` and the other ${number(rest)}` : ""} in a new task.`,
      investigateAfterRetries: (/** @type {string} */ causes, /** @type {number} */ waiting) => `${causes}, unless the retries succeed${waiting ? `, and upgrade the other ${number(waiting)} in a new task` : ""}.`,
      awaitThen: (/** @type {number} */ count, /** @type {string} */ then) => `wait for the ${devices(count)} still being upgraded${then ? `, then ${then}` : "."}`,
      investigateStatus: "find out why the platform calls the task failed.",
      investigateTask: "find out why the task failed, then create a new one.",
      newResponse: "get a newer response: this one is from before the window closed.",
      newWindow: (/** @type {number} */ count) => `create a task with a new time window for the ${count === 1 ? "device" : devices(count)} left.`,
      planWindow: "plan another time window for the devices that will be left.",
      newTask: (/** @type {number} */ count) => `create a new task if the remaining ${count === 1 ? "device is" : `${devices(count)} are`} to be upgraded.`,
      checkDevices: (/** @type {number} */ count) => `check ${devices(count)} on the platform: not counted as upgraded.`,
      checkTargets: "check the targets of the task, unless it was meant to be empty.",
      checkCounts: "check on the platform: the counts here are not reliable.",
      checkProgress: (/** @type {string} */ duration) => `check the devices in progress, if ${duration} without a change is long for this upgrade.`,
      investigateStart: "find out why it began before its time window.",
      checkStatus: "look the task up on the platform: its status is not a documented one.",
    },
    /** Completes "find out why …". */
    failures: (/** @type {number} */ failed, /** @type {number} */ timedOut) => {
      if (!timedOut) return `${devices(failed)} failed`;
      return failed ? `${devices(failed)} failed and ${number(timedOut)} timed out` : `${devices(timedOut)} timed out`;
    },

    devices: {
      caption: "Devices by result",
      result: "Result",
      count: "Devices",
      share: "Share",
      total: "Total",
      finished: "Finished",
      upgraded: "Upgraded",
      notUpgraded: "Not upgraded",
      timeRemaining: "Time left",
      etaUnknown: "not known yet",
      untilOnline: "until they are online",
      of: (/** @type {string} */ total) => `of ${total}`,
      bar: (/** @type {string[]} */ parts) => `Devices by result: ${parts.join(", ")}`,
    },
    result: {
      succeeded: "Succeeded",
      failed: "Failed",
      timedOut: "Timed out",
      stopped: "Stopped",
      inProgress: "In progress",
      waiting: "Waiting",
      unaccounted: "Unaccounted for",
      unknown: "Unknown",
    },

    deviceList: devicesEn(format),
    history: {
      title: "Since opened",
      change: (/** @type {import("../history.js").Change} */ { succeeded, failed, timedOut, stopped }) => signed([[succeeded, "upgraded"], [failed, "failed"], [timedOut, "timed out"], [stopped, "stopped"]]),
    },

    facts: {
      task: "Upgrade task",
      version: "Version",
      targets: "Targets",
      type: "Type",
      created: "Created",
      started: "Started",
      ended: "Ended",
      duration: "Duration",
      soFar: (/** @type {string} */ duration) => `${duration} so far`,
      policy: "Policy",
      zone: "Times in",
      local: "Local time",
      utc: "UTC",
    },
    targets: {
      devices: (/** @type {number} */ count) => devices(count),
      groups: (/** @type {number} */ count) => pluralize(count, "device group"),
      deviceType: "Device type",
      model: "Model",
      manufacturer: "Manufacturer",
      search: "Find in the targets",
      matches: (/** @type {number} */ found, /** @type {number} */ count) => `${number(found)} of ${number(count)}`,
      copy: "Copy all",
    },
    type: {
      firmware_upgrade: "Firmware upgrade",
      software_upgrade: "Software upgrade",
      unknown: "Unknown",
    },
    policy: {
      now: "Starts immediately.",
      device_online: "Runs on each device when it comes online.",
      custom: "Runs in a time window.",
      unknown: "When it runs is unknown.",
      from: "From",
      until: "Until",
      noRetry: "Failed devices are not retried.",
      retry: (/** @type {number | null} */ times) =>
        times === null ? "Failed devices are retried." : `Failed devices are retried, up to ${pluralize(times, "time")}.`,
    },

    issues: {
      heading: (/** @type {number} */ count) => pluralize(count, "unexpected value"),
      transitions: "The platform contradicts its earlier response",
      more: (/** @type {number} */ count) => `${number(count)} more`,
      /** Continues the sentence that begins with the path. */
      issue: predicate,
      transition: predicate,
    },
    json: { title: "The task as JSON", copy: "Copy JSON" },
    toolbar: { link: "Copy link", summary: "Copy summary", download: "Download response" },

    failure: {
      retry: (/** @type {string} */ distance) => `Next attempt ${distance}.`,
      retryNow: "Trying again now.",
      accessToken: "New access token",
      renewToken: "Continue",
      details: "Details",
      platform: "The platform says",
      code: "Code",
      httpStatus: "HTTP status",
      platformCode: "Platform code",
      ...failures,
    },

    announcements: {
      progress: (/** @type {import("../history.js").Ended} */ { succeeded, failed, timedOut, stopped }) =>
        added([[succeeded, "more upgraded"], [failed, "failed"], [timedOut, "timed out"], [stopped, "stopped"]]),
      done: (/** @type {string} */ progress, /** @type {number} */ finished, /** @type {number | null} */ total) =>
        `${progress}. ${total === null ? devices(finished) : `${number(finished)} of ${number(total)}`} done.`,
      failure: (/** @type {string} */ title) => `${title}. Retrying.`,
      pollingEnded: (/** @type {string} */ title) => `Updates stopped. ${title}.`,
      recovered: "The platform responds again.",
      offline: "You are offline.",
      online: "You are online again.",
    },
    summary: {
      task: (/** @type {string} */ id) => `Upgrade task ${id}`,
      line: (/** @type {string} */ name, /** @type {string} */ value) => `${name}: ${value}`,
      asOf: (/** @type {string} */ time) => `As of ${time}`,
      saved: (/** @type {string} */ time) => `From a saved response; now it is ${time}`,
      lastResponse: (/** @type {string} */ time) => `Last response at ${time}`,
    },
  };
}
