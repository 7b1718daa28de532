/** The simulated platform: login, and the queries of an upgrade task and of its subtasks. */

import cors from "@fastify/cors";

import { sendResponse } from "./responses.js";
import { createApplications } from "./applications.js";
import { createCalls } from "./calls.js";
import { errorResponse } from "./errors.js";
import { faults } from "./faults.js";
import { createScripts } from "./scripts.js";
import { createServer, listen } from "./server.js";
import { pageOf } from "./sub_tasks.js";
import { createTasks } from "./tasks.js";
import { createThrottle } from "./throttle.js";

/**
 * @typedef {object} PlatformOptions
 * @property {boolean | import("@fastify/cors").FastifyCorsOptions} [cors] Off by default, because CORS support of the real platform is unknown; `true` allows any origin.
 * @property {number} [callsPerMinute] Flow control per application; by default 100.
 * @property {number} [tokenSeconds] Lifetime of a token; by default 3600.
 * @property {string} [appKeyHeader] Name of the header with the app key; by default `app_key`.
 * @property {import("./errors.js").ErrorShape} [errorShape] Shape of all error bodies; by default errors of the gateway have the gateway's shape, and those of the service the documented one.
 * @property {number} [speed] Speed of the tasks relative to the clock; by default 1.
 * @property {() => number} [clock] Milliseconds since 1970, for tasks, tokens, flow control and the log of calls; by default `Date.now`.
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
   * The checks of the gateway: app key, flow control, token. A throttled call does not count towards the limit.
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
   * @param {(operationId: string) => object | import("./errors.js").ErrorCode | null} read the body, or the code of an error; null for an unknown task
   * @returns {import("./responses.js").MockResponse}
   */
  function respond(operationId, read) {
    if (!/^[\w-]{1,256}$/.test(operationId)) {
      return error("120015");
    }
    const fault = Object.hasOwn(faults, operationId) ? faults[operationId] : undefined;
    const body = read(fault ? tasks.ids.firmware : operationId) ?? "123009";
    if (typeof body === "string") {
      return error(body);
    }
    return fault ? fault.respond({ ...body, operationId }) : { body };
  }

  /**
   * @param {string | undefined} appKey Sent as `appId`.
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
    // The space after "Bearer" is in the vendor's example.
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
    // Without a handler, the hook above would not run for unknown routes.
    fastify.setNotFoundHandler(async (_request, reply) => sendResponse(reply, { status: 404 }));

    fastify.post("/iocm/app/sec/v1.1.0/login", async (request, reply) => {
      const { appId, secret } = /** @type {{ appId?: string, secret?: string }} */ (request.body ?? {});
      return sendResponse(reply, login(appId, secret));
    });

    fastify.get("/iodm/northbound/v1.5.0/operations/:operationId", { exposeHeadRoute: false }, async (request, reply) => {
      const { operationId } = /** @type {{ operationId: string }} */ (request.params);
      return sendResponse(reply, gatewayError(request) ?? scripts.next(operationId) ?? respond(operationId, tasks.query));
    });

    fastify.get("/iodm/northbound/v1.5.0/operations/:operationId/subOperations", { exposeHeadRoute: false }, async (request, reply) => {
      const { operationId } = /** @type {{ operationId: string }} */ (request.params);
      const query = /** @type {Record<string, string | undefined>} */ (request.query);
      const read = (/** @type {string} */ id) => {
        const subTasks = tasks.subTasks(id);
        return subTasks && pageOf(subTasks, query);
      };
      return sendResponse(reply, gatewayError(request) ?? scripts.next(`${operationId}/subOperations`) ?? respond(operationId, read));
    });
  }

  const { appKey, secret } = applications.add();
  return {
    /** The Fastify plugin that serves the platform. */
    routes,
    appKey,
    secret,
    /** Registers another application, with its own key, secret, token and flow control. */
    addApplication: applications.add,
    /** The valid token of an application; issues a new one if there is none. */
    token: (key = appKey) => applications.validToken(key) ?? applications.newToken(key),
    /** Invalidates all tokens. */
    expireTokens: applications.expireTokens,
    /** The operation id of the newest task of each scenario. */
    tasks: tasks.ids,
    /** Starts another task of a scenario, and returns its operation id. */
    startTask: tasks.start,
    /** The operation id of the newest task of a scenario; starts a new task if that has ended. */
    ongoingTask: tasks.ongoing,
    /** Every task and fault with a title, for the page. */
    catalogue: () => ({
      tasks: tasks.list(),
      faults: Object.entries(faults).map(([operationId, { title }]) => ({ operationId, title })),
    }),
    /** Scripts the responses for an operation id, whether it exists or not, or for `${operationId}/subOperations`. See scripts.js. */
    script: scripts.set,
    /** The received calls, oldest first. */
    calls: calls.list,
    /** The highest number of queries in any 60 s. */
    busiestMinute: calls.busiestMinute,
  };
}

/**
 * Starts a server with the platform alone.
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
