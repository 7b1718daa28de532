/** One query of a task. */

import { callArguments, ownProperty } from "./arguments.js";
import { Driver } from "./driver.js";
import { Environment } from "./environment.js";
import { load, loadSync } from "./instance.js";
import { run } from "./operation.js";

/** @param {import("./arguments.js").Call} call @returns {Promise<import("./types.d.ts").UpgradeTask>} */
export function query(call) {
  return run(async (operation) => {
    const { accessToken, clientOptions, options, tokens } = call;
    operation.linkSignal(ownProperty(options, "signal"));
    await operation.raceTimeout(load());
    const instance = loadSync();
    const session = instance.make((wasm) => wasm.Session.query(callArguments(call)));
    tokens?.use(/** @type {any} */ (accessToken));
    try {
      const means = { instance, environment: new Environment(tokens), tokens, ownFetch: ownProperty(clientOptions, "fetch") };
      return await new Driver(session, means, operation).run();
    } finally {
      session.free();
    }
  });
}
