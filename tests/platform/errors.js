/** The platform's errors: status, message and shape of the body. */

/** @typedef {"gateway" | "documented"} ErrorShape */
/** @typedef {keyof typeof errors} ErrorCode */

/** The shape depends on the origin of the error: the gateway, or the service behind it. */
const errors = {
  "100025": { status: 401, message: "AppId for auth not exist.", shape: "gateway" },
  "100203": { status: 200, message: "The application is not existed.", shape: "documented" },
  "100208": { status: 401, message: "AppId or secret is not right.", shape: "documented" },
  "102202": { status: 400, message: "Required Parameter is null or empty.", shape: "documented" },
  "1010005": { status: 403, message: "Invalid access token or appId.", shape: "gateway" },
  "1010009": { status: 403, message: "app throttle exceed.", shape: "gateway" },
  "120015": { status: 400, message: "Bad request error.", shape: "documented" },
  "123009": { status: 404, message: "The requested task does not exist.", shape: "documented" },
  "123029": { status: 400, message: "The pageNo or pageSize is out of range.", shape: "documented" },
  "50252": { status: 500, message: "Internal server error.", shape: "documented" },
};

/**
 * @param {ErrorCode} code
 * @param {ErrorShape} [shapeOverride] Overrides the default shape of the error.
 * @returns {import("./responses.js").MockResponse}
 */
export function errorResponse(code, shapeOverride) {
  const { status, message, shape } = errors[code];
  const isGateway = (shapeOverride ?? shape) === "gateway";
  return { status, body: isGateway ? { resultcode: code, resultmsg: message } : { error_code: code, error_desc: message } };
}
