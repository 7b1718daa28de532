/** The simulated platform itself: login, and the query of one upgrade task. */

import cors from "@fastify/cors";

import { sendResponse } from "./responses.js";
import { createApplications } from "./applications.js";
import { createCalls } from "./calls.js";
import { errorResponse } from "./errors.js";
import { faults } from "./faults.js";
import { createScripts } from "./scripts.js";
import { createServer, listen } from "./server.js";
import { createTasks } from "./tasks.js";
import { createThrottle } from "./throttle.js";

/**
 * @typedef {object} PlatformOptions
 * @property {boolean | import("@fastify/cors").FastifyCorsOptions} [cors] Off by default, as nothing is known of it at the real platform; `true` allows any origin.
 * @property {number} [callsPerMinute] The flow control of each application; 100.
 * @property {number} [tokenSeconds] How long a token is valid; 3600.
 * @property {string} [appKeyHeader] The header that carries the app key; `app_key`.
 * @property {import("./errors.js").ErrorShape} [errorShape] For all errors; by default the gateway's errors have its shape and the service's have the documented one.
 * @property {number} [speed] How many seconds of a task pass in one second; 1.
 * @property {() => number} [clock] Milliseconds since 1970, for tasks, tokens, flow control and the record of calls; `Date.now`.
 */

/** @typedef {ReturnType<typeof createPlatform>} Platform */

/** @param {PlatformOptions} options */
export function createPlatform(options) {
  const { callsPerMinute = 100, tokenSeconds = 3600, appKeyHeader = "app_key", errorShape, speed = 1, clock = Date.now } = options;
  const applications = createApplications({ clock, tokenSeconds });
  const throttle = createThrottle({ clock, callsPerMinute });
  const tasks = createTasks({ clock, speed });
  const scripts = createScripts();
  const calls = createCalls({ clock });
  const error = (/** @type {import("./errors.js").ErrorCode} */ code) => errorResponse(code, errorShape);

  /**
   * The gateway's checks: who calls, how often, with which token. A call beyond the flow control is not counted, so that waiting helps.
   *
   * @param {import("fastify").FastifyRequest} request
   */
  function gatewayError(request) {
    const appKey = request.headers[appKeyHeader.toLowerCase()];
    if (typeof appKey !== "string" || appKey === "") {
      return error("100025");
    }
    if (!throttle.admits(appKey)) {
      return error("1010009");
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    return token !== undefined && token === applications.validToken(appKey) ? null : error("1010005");
  }

  /**
   * @param {string} operationId
   * @returns {import("./responses.js").MockResponse}
   */
  function respond(operationId) {
    if (!/^[\w-]{1,256}$/.test(operationId)) {
      return error("120015");
    }
    const fault = Object.hasOwn(faults, operationId) ? faults[operationId] : undefined;
    if (fault) {
      return fault.respond({ ...tasks.query(tasks.ids.firmware), operationId });
    }
    const task = tasks.query(operationId);
    return task ? { body: task } : error("123009");
  }

  /**
   * @param {string | undefined} appKey Called `appId` on the wire.
   * @param {string | undefined} secret
   * @returns {import("./responses.js").MockResponse}
   */
  function login(appKey, secret) {
    if (!appKey || !secret) {
      return error("102202");
    }
    if (!applications.matches(appKey, secret)) {
      return error("100208");
    }
    // The space after "Bearer" is in the vendor's own example.
    return { body: { scope: "default", tokenType: "Bearer ", expiresIn: tokenSeconds, accessToken: applications.newToken(appKey), refreshToken: null } };
  }

  /** @type {import("fastify").FastifyPluginAsync} */
  async function routes(fastify) {
    fastify.addHook("onRequest", async (request, reply) => calls.record(request, reply));
    if (options.cors) {
      await fastify.register(cors, options.cors === true ? {} : options.cors);
    }
    fastify.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, async (/** @type {unknown} */ _request, /** @type {string} */ body) =>
      Object.fromEntries(new URLSearchParams(body)),
    );
    // So that the hook above sees these calls too.
    fastify.setNotFoundHandler(async (_request, reply) => sendResponse(reply, { status: 404 }));

    fastify.post("/iocm/app/sec/v1.1.0/login", async (request, reply) => {
      const { appId, secret } = /** @type {{ appId?: string, secret?: string }} */ (request.body ?? {});
      return sendResponse(reply, login(appId, secret));
    });

    fastify.get("/iodm/northbound/v1.5.0/operations/:operationId", { exposeHeadRoute: false }, async (request, reply) => {
      const { operationId } = /** @type {{ operationId: string }} */ (request.params);
      return sendResponse(reply, gatewayError(request) ?? scripts.next(operationId) ?? respond(operationId));
    });
  }

  const { appKey, secret } = applications.add();
  return {
    /** The Fastify plugin that serves the platform. */
    routes,
    appKey,
    secret,
    /** Another application: its own key, secret, token and flow control. */
    addApplication: applications.add,
    /** The valid token of an application; without one, a new one. */
    token: (key = appKey) => applications.validToken(key) ?? applications.newToken(key),
    /** All tokens stop being valid. */
    expireTokens: applications.expireTokens,
    /** The operation ids of the running tasks, by the names of scenarios.js. */
    tasks: tasks.ids,
    /** Starts a scenario anew, as another task, and returns its operation id. */
    startTask: tasks.start,
    /** The operation id of a scenario that has not ended: the newest task, or a new one. */
    ongoingTask: tasks.ongoing,
    /** Every task and fault that can be asked for, with a title for people. */
    catalogue: () => ({
      tasks: tasks.list(),
      faults: Object.entries(faults).map(([operationId, { title }]) => ({ operationId, title })),
    }),
    /** Answers to give for an operation id, whether it exists or not. See scripts.js. */
    script: scripts.set,
    /** What was received, oldest first. */
    calls: calls.list,
    /** The most queries that fell in any 60 s. */
    busiestMinute: calls.busiestMinute,
  };
}

/**
 * Starts the platform alone.
 *
 * @param {PlatformOptions & { port?: number | string }} [options]
 * @returns {Promise<Platform & { url: string, close: () => Promise<void> }>}
 */
export async function startPlatform({ port = 0, ...options } = {}) {
  const platform = createPlatform(options);
  const server = createServer();
  server.register(platform.routes);
  const url = await listen(server, port);
  return { ...platform, url, close: () => server.close() };
}
