/** The registered applications, each with a secret and at most one valid token. */

import { randomBytes } from "node:crypto";

/** @param {{ clock: () => number, tokenSeconds: number }} options */
export function createApplications({ clock, tokenSeconds }) {
  /** @type {Map<string, { secret: string, token: string, expires: number }>} */
  const applications = new Map();

  function add() {
    const appKey = randomText();
    const secret = randomText();
    applications.set(appKey, { secret, token: "", expires: 0 });
    return { appKey, secret };
  }

  /**
   * @param {string} appKey
   * @param {string} secret
   */
  function matches(appKey, secret) {
    return applications.get(appKey)?.secret === secret;
  }

  /** @param {string} appKey */
  function validToken(appKey) {
    const application = applications.get(appKey);
    return application && clock() < application.expires ? application.token : null;
  }

  /**
   * Only the newest token of an application is valid, so this invalidates the previous one.
   *
   * @param {string} appKey
   */
  function newToken(appKey) {
    const application = applications.get(appKey);
    if (application === undefined) {
      throw new Error(`There is no application "${appKey}".`);
    }
    application.expires = clock() + tokenSeconds * 1000;
    return (application.token = randomText());
  }

  function expireTokens() {
    for (const application of applications.values()) {
      application.expires = 0;
    }
  }

  return { add, matches, validToken, newToken, expireTokens };
}

function randomText() {
  return randomBytes(21).toString("base64url");
}
