/** The client and the element side by side, as a console uses them. The outcome becomes the title of the page. */

const { base: baseUrl, app: appKey, operation, token } = Object.fromEntries(new URLSearchParams(location.search));

/**
 * @param {typeof import("iot-upgrade-task").UpgradeTaskClient} UpgradeTaskClient
 */
export async function showTask(UpgradeTaskClient) {
  const client = new UpgradeTaskClient({ baseUrl, appKey });
  const task = await client.queryUpgradeTask(operation, token);
  const element = document.createElement("upgrade-task-status");
  Object.assign(element, { client, operationId: operation, accessToken: token });
  const ended = new Promise((resolve) => element.addEventListener("upgrade-task-end", resolve, { once: true }));
  document.body.append(element);
  const { detail } = await ended;
  return `${task.status}, ${detail.assessment.verdict}`;
}

/** @param {Promise<string>} outcome */
export async function report(outcome) {
  document.title = await outcome.catch(describe);
}

/** @param {any} error */
function describe(error) {
  const isWithoutFile = error.code === "internal_error" && error.hint.includes("`await init(url)`");
  return isWithoutFile ? "upgrade-task.wasm is not found, and the hint names init(url)" : `${error.stack} ${error.hint}`;
}
