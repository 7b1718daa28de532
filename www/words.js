/** The language of the words below, and of numbers and times. */
export const locale = "en-GB";

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count.toLocaleString(locale)} ${count === 1 ? one : many}`;

/** Everything the page says in its own words. */
export const words = {
  form: {
    operationId: "Operation id",
    connection: "Connection",
    baseUrl: "Base URL",
    baseUrlExample: "https://host:8743",
    appKey: "App key",
    accessToken: "Access token",
    demonstration: "Demonstration task",
    ask: "Show status",
    asking: "Asking…",
    stop: "Stop",
  },
  refresh: {
    button: "Refresh",
    byItself: "Refresh by itself",
    answered: "Answered",
  },
  state: {
    idle: "Enter an operation id and a connection to see how an upgrade task is going. "
      + "The access token stays in this page’s memory: it is not saved, and never part of the address.",
    asking: "Asking the platform…",
    stopped: "Stopped asking.",
  },
  status: {
    wait: "Waiting",
    processing: "In progress",
    failed: "Failed",
    success: "Succeeded",
    stop: "Stopped",
    unknown: "Unknown status",
  },
  devices: {
    caption: "Devices by result",
    result: "Result",
    count: "Devices",
    share: "Share",
    total: "Total",
    finished: "Finished",
    successful: "Successful",
    of: (/** @type {string} */ total) => `of ${total}`,
    none: "The task has no devices.",
    notCounted: "The platform sent no device counts.",
    bar: (/** @type {string} */ parts) => `Devices by result: ${parts}`,
    timedOut: (/** @type {number} */ failed, /** @type {number} */ timedOut) =>
      `${counted(failed, "device", "devices")} failed, ${timedOut.toLocaleString(locale)} of them by timing out.`,
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
    operationId: "Operation id",
    version: "Version",
    targets: "Targets",
    type: "Type",
    created: "Created",
    started: "Started",
    stopped: "Ended",
    duration: "Duration",
    policy: "Policy",
    notGiven: "Not given",
  },
  targets: {
    devices: (/** @type {number} */ count) => counted(count, "device", "devices"),
    groups: (/** @type {number} */ count) => counted(count, "device group", "device groups"),
    deviceType: "Device type",
    model: "Model",
    manufacturer: "Manufacturer",
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
      times === null
        ? "Failed devices are tried again."
        : `Failed devices are tried again, up to ${counted(times, "time", "times")}.`,
  },
  soFar: (/** @type {string} */ duration) => `${duration} so far`,
  characters: (/** @type {number} */ count) => counted(count, "character", "characters"),
  issues: {
    heading: (/** @type {number} */ count) => `${counted(count, "issue", "issues")} in the answer`,
    more: (/** @type {number} */ count) => `${count.toLocaleString(locale)} more`,
  },
  json: "The task as JSON",
  failure: {
    code: "Code",
    httpStatus: "HTTP status",
    platformCode: "Platform code",
  },
  /** @param {string} status @param {number} finished @param {number | null} total @param {number} failed */
  announcement(status, finished, total, failed) {
    const devices = total === null
      ? counted(finished, "device", "devices")
      : `${finished.toLocaleString(locale)} of ${counted(total, "device", "devices")}`;
    return `${status}. ${devices} finished${failed ? `, ${failed.toLocaleString(locale)} failed` : ""}.`;
  },
};
