import { UpgradeTaskError } from "iot-upgrade-task";

/** @typedef {import("iot-upgrade-task").AccessToken} AccessToken */
/** @typedef {import("iot-upgrade-task").UpgradeTaskClient} UpgradeTaskClient */

/**
 * What a watch is started with.
 *
 * @typedef {object} WatchParams
 * @property {string} operationId
 * @property {UpgradeTaskClient | null} client Instead of `baseUrl` and `appKey`.
 * @property {string} baseUrl
 * @property {string} appKey
 * @property {AccessToken | null} accessToken
 */

/** The names of the attributes and properties without which nothing can be queried. @param {WatchParams} params */
export function missingProperties({ operationId, client, baseUrl, appKey, accessToken }) {
  const platform = client ? {} : { "base-url": baseUrl, "app-key": appKey };
  const required = Object.entries({ "operation-id": operationId, ...platform, accessToken });
  return required.filter(([, value]) => !value).map(([name]) => name);
}

/** Whether both query the same task. Clients do not tell their platform; another one is taken to query the same. @param {WatchParams} one @param {WatchParams} other */
export function isSameTask(one, other) {
  if (one.operationId !== other.operationId) return false;
  return one.client !== null || other.client !== null || isSameClient(one, other);
}

/** @param {WatchParams} one @param {WatchParams} other */
export function isSameClient(one, other) {
  if (one.client || other.client) return one.client === other.client;
  return one.baseUrl === other.baseUrl && one.appKey === other.appKey;
}

/** All functions are the same: frameworks make a new one at each render. @param {WatchParams} one @param {WatchParams} other */
export function isSameToken({ accessToken: one }, { accessToken: other }) {
  return one === other || (typeof one === "function" && typeof other === "function");
}

/** Whether a running watch must be replaced. Its token stays in use until it is rejected, unless a text replaces it. @param {WatchParams} used @param {WatchParams} latest */
export function isOutdated(used, latest) {
  return isNewText(used, latest) || !isSameClient(used, latest);
}

/** Whether other params may mend an error that ended polling. A new function is no reason to query again. @param {unknown} error @param {WatchParams} used @param {WatchParams} latest */
export function isCorrected(error, used, latest) {
  const isUnsent = error instanceof UpgradeTaskError && (error.code === "invalid_argument" || error.code === "internal_error");
  return isNewText(used, latest) || (isUnsent && !isSameClient(used, latest));
}

/** Whether another token can mend an error. @param {unknown} error @returns {error is UpgradeTaskError} */
export function isCausedByToken(error) {
  return error instanceof UpgradeTaskError && error.code === "unauthorized";
}

/** Whether the reader can replace the token: a text was given, and the platform rejected it, or it is no token at all. @param {unknown} error @param {WatchParams} params */
export function isTokenRenewable(error, { client, accessToken }) {
  // Without a code of the platform, it was a server in front of it that rejected the request; with this one, the app key is missing.
  const isRejected = isCausedByToken(error) && error.platformCode !== null && error.platformCode !== "100025";
  return (isRejected || isUnusableToken(error)) && client === null && typeof accessToken === "string";
}

/** Whether a token cannot even be sent, such as one in curly quotes; only the message says so. @param {unknown} error */
function isUnusableToken(error) {
  return error instanceof UpgradeTaskError && error.code === "invalid_argument" && error.message.startsWith("`accessToken`");
}

/** @param {WatchParams} used @param {WatchParams} latest */
function isNewText(used, latest) {
  return typeof latest.accessToken === "string" && latest.accessToken !== used.accessToken;
}
