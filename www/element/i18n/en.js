import { failures } from "./en_failures.js";

/** @typedef {import("iot-upgrade-task").ValidationIssue} ValidationIssue */

/** The message without its leading field name. @param {ValidationIssue} issue */
function predicate({ path, message }) {
  const subject = `\`${path}\` `;
  return message.startsWith(subject) ? message.slice(subject.length) : message;
}

/** All texts of the screen in English. @param {import("./format.js").Format} format */
export function en({ number, pluralize }) {
  /** @param {number} count */
  const devices = (count) => pluralize(count, { one: "device", other: "devices" });
  /** @param {number} count */
  const are = (count) => (count === 1 ? "is" : "are");
  /** @param {number} count */
  const were = (count) => (count === 1 ? "was" : "were");
  /** @param {number} count */
  const have = (count) => (count === 1 ? "has" : "have");

  return {
    /** Joins clauses to a sentence. */
    sentence: (/** @type {string} */ lead, /** @type {string[]} */ clauses) => `${lead}: ${clauses.join(", ")}.`,
    idle: "No upgrade task to show yet.",
    missing: (/** @type {string[]} */ names) => `Not set: ${names.join(", ")}.${names.includes("accessToken") ? " accessToken is a property, not an attribute." : ""}`,
    loading: "Asking the platform…",
    copied: "Copied.",
    copyFailed: "The browser did not allow copying.",
    notGiven: "Not given",
    characters: (/** @type {number} */ count) => pluralize(count, { one: "character", other: "characters" }),

    live: {
      loading: "Asking",
      live: "Live",
      retrying: "Trying again",
      paused: "Paused",
      disconnected: "Offline",
      stale: "Stale",
      ended: "Ended; asked no more",
      failed: "Asking has ended",
      saved: "A saved answer, not live",
      offline: "You are offline. It goes on when the network is back.",
      offlineSince: (/** @type {string} */ time) => `You are offline; the last answer is from ${time}. It goes on when the network is back.`,
      askedAt: "Asked",
      answeredAt: "Answered",
      changedAt: "Changed",
      next: "Next",
      now: "now",
      notYet: "not yet",
      pause: "Pause",
      refresh: "Refresh now",
      restart: "Ask again",
      interval: "Interval",
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
      nothing_to_do: "Nothing to do",
      unknown: "Unknown status",
    },
    lead: {
      in_progress_with_failures: "In progress",
      waiting_for_devices: (/** @type {number} */ waiting) => `Waiting for ${devices(waiting)} to come online`,
    },
    clause: {
      startsIn: (/** @type {string} */ distance) => `starts ${distance}`,
      upgraded: (/** @type {number} */ count, /** @type {number | null} */ total) =>
        total === null ? `${devices(count)} ${are(count)} upgraded` : `${number(count)} of ${devices(total)} ${are(count)} upgraded`,
      allUpgraded: (/** @type {number} */ total) => (total === 1 ? "the one device is upgraded" : `all ${devices(total)} are upgraded`),
      failed: (/** @type {number} */ count) => `${number(count)} ${have(count)} failed`,
      stopped: (/** @type {number} */ count) => `${number(count)} ${were(count)} stopped`,
      notReached: (/** @type {number} */ count) => `${number(count)} ${were(count)} not reached in time`,
      noCounts: "the platform sent no device counts",
      noDevices: "the task has no devices",
    },
    reason: {
      asExpected: "Nothing is wrong.",
      startsAt: (/** @type {string} */ time) => `The time window begins at ${time}.`,
      windowEndedAt: (/** @type {string} */ time) => `The time window ended at ${time}.`,
      windowEndsAt: (/** @type {string} */ time, /** @type {string} */ distance, /** @type {number} */ left) =>
        `The time window ends ${distance}, at ${time}; ${devices(left)} ${are(left)} left.`,
      timedOut: (/** @type {number} */ timedOut, /** @type {number} */ failed) => {
        if (failed === 1) return "The failed device ran out of time.";
        return timedOut === failed
          ? `All ${number(failed)} failed devices ran out of time.`
          : `${number(timedOut)} of the ${number(failed)} failed devices ran out of time.`;
      },
      stopped: (/** @type {number} */ count) => `${devices(count)} ${were(count)} stopped.`,
      mayBeRetried: (/** @type {number} */ times) =>
        `The platform may try failed devices again, up to ${pluralize(times, { one: "time", other: "times" })}.`,
      waiting: (/** @type {number} */ count) => `${devices(count)} ${are(count)} still waiting.`,
      offline: (/** @type {number} */ count) => `${devices(count)} ${have(count)} yet to come online.`,
      neverReached: (/** @type {number} */ count) => `${devices(count)} ${were(count)} never reached.`,
      unaccounted: (/** @type {number} */ count) => `${devices(count)} ${are(count)} in none of the platform’s counts.`,
      countsExceedTotal: (/** @type {number} */ sum, /** @type {number} */ total) => `The platform counts ${devices(sum)}, more than its total of ${number(total)}.`,
      issues: (/** @type {number} */ count) => `The answer has ${pluralize(count, { one: "oddity", other: "oddities" })}, listed below.`,
    },
    nextAction: {
      /** `nothing` is the label if no action is needed, `label` otherwise. */
      nothing: "Nothing to do: ",
      continues: "the upgrade goes on by itself.",
      startsByItself: "the platform starts it by itself.",
      startsWithWindow: "it starts when its time window begins.",
      startsWhenOnline: "each device is upgraded once it comes online.",
      awaitRetries: "see first whether the retries succeed.",
      allUpgraded: "every device has the new version.",
      taskEnded: "the task is over.",
      label: "Next: ",
      investigateNow: (/** @type {number} */ count) => `find out why ${devices(count)} failed before more are upgraded.`,
      investigateBeforeWindow: (/** @type {number} */ count) => `find out why ${devices(count)} failed before the next window.`,
      investigateThenRerun: (/** @type {number} */ count) => `find out why ${devices(count)} failed, then upgrade ${count === 1 ? "it" : "them"} in a new task.`,
      investigateAfterRetries: (/** @type {number} */ count) => `find out why ${devices(count)} failed, unless the retries succeed.`,
      investigateTask: "find out why the task failed, then create a new one.",
      newWindow: (/** @type {number} */ count) => `create a task with a new time window for the ${count === 1 ? "device" : devices(count)} left.`,
      newTask: (/** @type {number} */ count) => `create a new task if the other ${count === 1 ? "device is" : `${devices(count)} are`} to be upgraded.`,
      checkDevices: (/** @type {number} */ count) => `check ${devices(count)} on the platform: ${count === 1 ? "its" : "their"} success is not confirmed.`,
      checkTargets: "check the targets of the task, unless it was meant to be empty.",
      checkStatus: "look the task up on the platform: its status is not a documented one.",
    },

    devices: {
      caption: "Devices by result",
      result: "Result",
      count: "Devices",
      share: "Share",
      total: "Total",
      finished: "Finished",
      successful: "Successful",
      timeRemaining: "Time to go",
      eta: (/** @type {string} */ range) => `about ${range}`,
      etaUnknown: "too little seen yet",
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
      groups: (/** @type {number} */ count) => pluralize(count, { one: "device group", other: "device groups" }),
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
      now: "Runs at once.",
      device_online: "Runs on each device when it comes online.",
      custom: "Runs in a time window.",
      unknown: "When it runs is unknown.",
      from: "From",
      until: "Until",
      noRetry: "Failed devices are not tried again.",
      retry: (/** @type {number | null} */ times) =>
        times === null ? "Failed devices are tried again." : `Failed devices are tried again, up to ${pluralize(times, { one: "time", other: "times" })}.`,
    },

    issues: {
      heading: (/** @type {number} */ count) => `${pluralize(count, { one: "oddity", other: "oddities" })} in the answer`,
      transitions: "The platform changed its answer",
      more: (/** @type {number} */ count) => `${number(count)} more`,
      /** Continues the sentence that begins with the path. */
      issue: predicate,
      transition: predicate,
    },
    json: { title: "The task as JSON", copy: "Copy JSON" },
    toolbar: { summary: "Copy summary", download: "Download answer" },

    failure: {
      retry: (/** @type {string} */ distance) => `Trying again ${distance}.`,
      retryNow: "Trying again now.",
      accessToken: "Access token",
      renewToken: "Continue",
      details: "Details",
      platform: "The platform says",
      code: "Code",
      httpStatus: "HTTP status",
      platformCode: "Platform code",
      ...failures,
    },

    announcements: {
      progress: (/** @type {number} */ upgraded, /** @type {number} */ failed, /** @type {number} */ stopped) => {
        const parts = [
          upgraded > 0 ? `${number(upgraded)} more upgraded` : "",
          failed > 0 ? `${number(failed)} failed` : "",
          stopped > 0 ? `${number(stopped)} stopped` : "",
        ].filter(Boolean);
        return parts.length ? `${parts.join(", ")}. ` : "";
      },
      done: (/** @type {number} */ finished, /** @type {number | null} */ total) =>
        total === null ? `${devices(finished)} done.` : `${number(finished)} of ${number(total)} done.`,
      failure: (/** @type {string} */ title) => `${title}. It is tried again.`,
      pollingEnded: (/** @type {string} */ title) => `Asking has ended. ${title}.`,
      recovered: "The platform answers again.",
      offline: "You are offline.",
      online: "You are online again.",
    },
    summary: {
      task: (/** @type {string} */ id) => `Upgrade task ${id}`,
      line: (/** @type {string} */ name, /** @type {string} */ value) => `${name}: ${value}`,
      asOf: (/** @type {string} */ time) => `As of ${time}`,
      saved: (/** @type {string} */ time) => `From a saved answer; now it is ${time}`,
      lastResponse: (/** @type {string} */ time) => `Last answer at ${time}`,
    },
  };
}
