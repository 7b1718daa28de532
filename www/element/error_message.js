/** @typedef {import("./i18n/index.js").I18n} I18n */
/** @typedef {{ title: string, remedy: string }} ErrorMessage */

/** Title and remedy of an error, for an operator. @param {unknown} error @param {I18n} i18n @param {number} [tokenRejections] In a row. @returns {ErrorMessage} */
export function describeError(error, { failure, deviceList }, tokenRejections = 0) {
  const { code, platformCode, httpStatus, message, hint } = /** @type {Partial<import("iot-upgrade-task").UpgradeTaskError>} */ (error ?? {});
  const { http, codes, platformCodes, withStatus } = failure;
  // What a server between here and the platform says, or the platform without a code of its own.
  const isHttp = code === "http_error" || (code === "unauthorized" && httpStatus === 401 && platformCode === null);
  const known =
    isHttp ? http[httpKind(httpStatus ?? 0)]
    : code === "network" ? failure.network[networkKind(hint ?? "")]
    // The one error that a size causes has the code of any other unusable response.
    : code === "invalid_response" && /maxResponseBytes/.test(message ?? "") ? failure.tooLarge
    // What the page that embeds the element gave; its reader cannot mend it.
    : code === "invalid_argument" && /^`(task|client)\b/.test(message ?? "") ? codes.internal_error
    : platformCode === "123029" ? deviceList.refused
    : (ownValue(platformCodes, platformCode) ?? ownValue(/** @type {Record<string, ErrorMessage>} */ (codes), code) ?? codes.internal_error);
  // Otherwise nothing would say that the new token was tried.
  if (tokenRejections > 1) return { ...known, title: failure.rejectedAgain(tokenRejections) };
  return httpStatus && (isHttp || code === "platform_error") ? { ...known, title: withStatus(known.title, httpStatus) } : known;
}

/** @param {number} status 0 for a redirect, which the browser keeps to itself. */
function httpKind(status) {
  if (status < 400) return "redirect";
  if (status === 401) return "login";
  if (status === 404) return "notFound";
  if (status === 502 || status === 504) return "proxy";
  return status < 500 ? "refused" : "unavailable";
}

/** What is known of a failed request; only the hint says so. @param {string} hint */
function networkKind(hint) {
  if (hint.includes("Content-Security-Policy")) return "policy";
  if (hint.includes("mixed content")) return "mixedContent";
  if (hint.includes("offline")) return "offline";
  return hint.includes("page's own server") ? "ownServer" : "unknown";
}

/** @template T @param {Record<string, T>} record @param {string | null | undefined} key From the platform, so it may be the name of an inherited property. */
function ownValue(record, key) {
  return typeof key === "string" && Object.hasOwn(record, key) ? record[key] : undefined;
}
