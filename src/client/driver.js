/**
 * Executes the commands of a session, the state machine in Rust (`domain/session`): it takes an event
 * and returns a command; the driver executes that and reports the outcome as the next event, until
 * there is a result. Queries and watches are driven alike.
 */

import { tokenArgument } from "./arguments.js";
import { fromFailure, invalidArgument, scrubbedCopy } from "./error.js";
import { TIMED_OUT } from "./operation.js";
import { rateLimiterOf } from "./rate_limiter.js";
import { Transport } from "./transport.js";

/** @typedef {import("glue").Event} Event */

/** Nothing to report: the start, the end of a wait, or an executed command. @type {Event} */
const WAKE = ["wake"];
/** How long after its timeout a wait for a token function or an exchange is given up. */
const LAST_RESORT_MS = 5_000;

/** @type {Event} */
const TIME_OUT = ["timed_out"];

export class Driver {
  #session;
  #instance;
  #environment;
  #tokens;
  #ownFetch;
  /** @type {import("./operation.js").Operation} */
  #operation;
  /** @type {import("./rate_limiter.js").Permit | undefined} */
  #permit;
  /** The `cause` of the latest failure. @type {unknown} */
  #cause;

  /**
   * @param {import("glue").Session} session
   * @param {object} means
   * @param {import("./instance.js").Instance} means.instance
   * @param {import("./environment.js").Environment} means.environment
   * @param {import("./token_cache.js").TokenCache | undefined} means.tokens if a function provides the token
   * @param {typeof fetch | undefined} means.ownFetch
   * @param {import("./operation.js").Operation} operation
   */
  constructor(session, { instance, environment, tokens, ownFetch }, operation) {
    this.#session = session;
    this.#instance = instance;
    this.#environment = environment;
    this.#tokens = tokens;
    this.#ownFetch = ownFetch;
    this.#operation = operation;
    instance.track(operation);
    // A permit that is not released would block all other calls forever.
    operation.onCleanup(() => this.#permit?.release());
  }

  /**
   * Runs the session to its next result: the task or page of a query, an update of a watch, or undefined at
   * the end of a watch.
   *
   * @returns {Promise<any>}
   */
  async run() {
    if (!this.#ownFetch && typeof fetch !== "function") throw invalidArgument("fetch", "a function where there is no global one, as in jsdom (docs/testing.md)", undefined);
    let event = WAKE;
    for (;;) {
      const command = this.#instance.call(() => this.#session.next(...this.#environment.read(), ...event));
      switch (command.kind) {
        case "get_token":
          event = await this.#getToken(command);
          break;
        case "invalidate_token":
          this.#tokens?.invalidate(command.token);
          event = WAKE;
          break;
        case "acquire_permit":
          event = await this.#acquirePermit(command);
          break;
        case "pause_budget":
          rateLimiterOf(command.budget).pauseFor(command.timeoutMs);
          this.#operation.note("budget", command.timeoutMs);
          event = WAKE;
          break;
        case "send":
          event = await this.#send(command);
          break;
        case "wait":
          // A query that was throttled waits for the budget until it is sent again.
          this.#operation.note(this.#operation.activity.kind === "budget" ? "budget" : "idle", command.timeoutMs);
          await this.#environment.change(this.#operation, command.timeoutMs);
          event = WAKE;
          break;
        case "emit":
          return { ...command.value, error: command.value.error && fromFailure(command.value.error, this.#cause) };
        case "return":
          return command.value;
        case "throw":
          throw fromFailure(command.value, this.#cause);
        case "done":
          return undefined;
      }
    }
  }

  /** @param {{ token: string | undefined, timeoutMs: number }} command @returns {Promise<Event>} */
  async #getToken({ token, timeoutMs }) {
    const tokens = /** @type {import("./token_cache.js").TokenCache} */ (this.#tokens);
    this.#cause = undefined;
    // What was granted is lost where the token was rejected meanwhile: the call queues again with the new one.
    this.#permit?.release();
    this.#operation.note("token", timeoutMs);
    // The caller's function may throw anything, so a rejection is a value here, distinct from the end of the operation.
    const pending = tokens.get(token ?? null);
    const outcome = pending.then(
      (value) => ({ value, failed: false }),
      (error) => ({ value: error, failed: true }),
    );
    const settled = await this.#operation.raceTimeout(outcome, timeoutMs, timeoutMs + LAST_RESORT_MS);
    if (settled === TIMED_OUT) {
      tokens.abandon(pending);
      return TIME_OUT;
    }
    if (!settled.failed) return ["token", tokenArgument(settled.value)];
    this.#cause = settled.value;
    return ["token_failed"];
  }

  /** @param {{ budget: number, requestsPerMinute: number, leaseMs: number, timeoutMs: number }} command @returns {Promise<Event>} */
  async #acquirePermit({ budget, requestsPerMinute, leaseMs, timeoutMs }) {
    const permit = (this.#permit = rateLimiterOf(budget).enqueue(requestsPerMinute, leaseMs + LAST_RESORT_MS));
    const deadline = performance.now() + timeoutMs;
    this.#operation.note("budget");
    for (;;) {
      const change = permit.change();
      const acquired = permit.acquire();
      // Without a timeout it resolves with nothing else.
      const delay = /** @type {import("./rate_limiter.js").PermitDelay} */ (acquired instanceof Promise ? await this.#operation.raceTimeout(acquired) : acquired);
      if (delay.nextTryMs === 0) return ["permit"];
      if (delay.pausedMs > 0) {
        permit.release();
        return ["budget_paused", undefined, delay.pausedMs];
      }
      const remainingMs = deadline - performance.now();
      if (remainingMs <= 0) {
        permit.release();
        return TIME_OUT;
      }
      this.#operation.note("budget", Math.min(delay.mostMs, remainingMs));
      await this.#operation.raceTimeout(change, Math.min(delay.nextTryMs, remainingMs));
    }
  }

  /** @param {{ timeoutMs: number }} command @returns {Promise<Event>} */
  async #send({ timeoutMs }) {
    this.#cause = undefined;
    this.#operation.note("request", timeoutMs);
    const transport = new Transport(this.#ownFetch, () => this.#permit?.sent(), () => this.#instance.isLost);
    try {
      // It never rejects: where the wasm traps, the instance ends the operation.
      const sent = this.#instance.call(() => this.#session.send(transport));
      if ((await this.#operation.raceTimeout(sent, timeoutMs, timeoutMs + LAST_RESORT_MS)) === TIMED_OUT) return TIME_OUT;
      const { thrown, isNotAResponse, isBlocked } = transport;
      if (isNotAResponse) return ["not_a_response"];
      if (thrown) this.#cause = thrown.isOwn ? thrown.error : scrubbedCopy(thrown.error, (text) => this.#instance.call(() => this.#session.scrub(text)));
      return [isBlocked ? "blocked" : "response"];
    } finally {
      transport.abort();
      this.#permit?.release();
    }
  }
}
