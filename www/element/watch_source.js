import { UpgradeTaskClient } from "iot-upgrade-task";
import { elementError } from "./errors.js";
import { isSameClient } from "./watch_params.js";

/** @typedef {import("./watch_params.js").WatchParams} WatchParams */

/** Opens watches with the given client, or with a client of its own. */
export class WatchSource {
  /** Kept as long as the platform stays the same, and with it the access token that a function returned. @type {{ params: WatchParams, client: UpgradeTaskClient } | null} */
  #own = null;
  /** The latest params; their token function is the one that is called. @type {WatchParams | null} */
  #params = null;
  /** @type {unknown} */
  #lastToken;

  /** @param {WatchParams | null} params */
  set params(params) {
    this.#params = params;
  }

  /** What no error may repeat. */
  get secrets() {
    const { appKey = "", accessToken = "" } = this.#params ?? {};
    return [appKey, accessToken, this.#lastToken].filter((secret) => typeof secret === "string");
  }

  /** With what a task is queried. @param {WatchParams} params */
  connect(params) {
    const { operationId, accessToken } = params;
    const client = params.client ?? this.#ownClient(params);
    return { operationId, client, accessToken: typeof accessToken === "function" ? this.#token : /** @type {string} */ (accessToken) };
  }

  /** @param {WatchParams} params @param {import("iot-upgrade-task").WatchOptions} options */
  open(params, options) {
    const { operationId, client, accessToken } = this.connect(params);
    // By its shape: a client of another copy of the package is one, too, also behind a proxy.
    if (typeof client.watchUpgradeTask !== "function") {
      throw elementError("invalid_argument", `\`client\` must be an UpgradeTaskClient; received a value of type ${typeof client}.`, "Give `new UpgradeTaskClient({ baseUrl, appKey })`.");
    }
    return client.watchUpgradeTask(operationId, accessToken, options);
  }

  /** @param {WatchParams} params */
  #ownClient(params) {
    if (!this.#own || !isSameClient(this.#own.params, params)) {
      const { baseUrl, appKey } = params;
      this.#own = { params, client: new UpgradeTaskClient({ baseUrl, appKey }) };
    }
    return this.#own.client;
  }

  /** @type {Exclude<import("iot-upgrade-task").AccessToken, string>} */
  #token = async (...args) => {
    const accessToken = this.#params?.accessToken;
    const token = typeof accessToken === "function" ? await accessToken(...args) : accessToken;
    this.#lastToken = token;
    return /** @type {string} */ (token);
  };
}
