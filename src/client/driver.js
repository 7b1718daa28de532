/** The other half of question.rs: what is waited for between two decisions of Rust. */

import { enter } from "./budget.js";
import { UpgradeTaskError, scrubbedCause } from "./error.js";
import { exchange } from "./fetch.js";
import { given, givenOptions } from "./options.js";
import { tokensOf } from "./token.js";
import { DONE, FAILED, LATE } from "./wait.js";

/** What `afterFailure` answers where the token was rejected; 0 where it was not. */
const FORGET = 1;
const ASK_AGAIN = 2;
const USE_CURRENT = 3;

/**
 * The question of a query or of a watch.
 *
 * @param {import("glue").Wasm} wasm
 * @param {unknown} id
 * @param {unknown} token
 * @param {unknown} clientOptions
 * @param {unknown} options of the query or the watch
 * @param {number} [nowMs] of a watch
 */
export function newQuestion(wasm, id, token, clientOptions, options, nowMs) {
  return new wasm.Question(given(id), given(token), givenOptions(clientOptions), givenOptions(options), nowMs);
}

/** One query, or one step of a watch, under way. */
export class Asking {
  #question;
  #tokens;
  #fetch;
  #call;
  #limits;

  /**
   * @param {import("glue").Question} question
   * @param {unknown} accessToken as the question was given it
   * @param {unknown} clientOptions likewise
   * @param {import("./wait.js").Call} call
   */
  constructor(question, accessToken, clientOptions, call) {
    this.#question = question;
    this.#tokens = typeof accessToken === "function" ? tokensOf(/** @type {any} */ (accessToken)) : undefined;
    this.#fetch = /** @type {import("./types.d.ts").ClientOptions} */ (clientOptions).fetch;
    this.#call = call;
    this.#limits = question.limits();
    call.endIn(this.#limits[3] - performance.now(), () => question.late());
  }

  /** Asks until there is an answer, an error that does not pass, or no attempt left. */
  async query() {
    for (;;) {
      try {
        return await this.once();
      } catch (error) {
        const waitMs = this.#question.retryInMs(Math.random());
        if (waitMs < 0) throw error;
        await this.#call.within(waitMs);
      }
    }
  }

  /**
   * Asks once; a rejected token is replaced once, too.
   *
   * @returns {Promise<any>} the task of a query
   */
  async once() {
    const question = this.#question;
    const tokens = this.#tokens;
    const [requestsPerMinute, , maxBytes] = this.#limits;
    let askedAgain = false;
    for (;;) {
      let token = tokens && (await this.#token(tokens, askedAgain));
      const place = enter(question.budgetName(), requestsPerMinute, this.#call);
      try {
        await place.turn(question, this.#call);
        // Another call may have got a newer one: only that is valid.
        token = tokens?.kept ?? token;
        const send = (/** @type {Request} */ request) => exchange(request, this.#fetch, (work) => this.#outcome(work), maxBytes);
        const { how, value, body } = await question.send({ send }, token ?? "");
        return question.read(how, value, body);
      } catch (error) {
        const { code, retryAfterMs } = /** @type {any} */ (error instanceof UpgradeTaskError ? error : {});
        if (code === "throttled") place.block(retryAfterMs);
        /** @type {number} */
        const next = tokens ? question.afterFailure((tokens.kept ?? token) !== token, askedAgain) : 0;
        if (tokens && (next === FORGET || next === ASK_AGAIN)) tokens.kept = undefined;
        if (next !== ASK_AGAIN && next !== USE_CURRENT) throw error;
        askedAgain ||= next === ASK_AGAIN;
      } finally {
        place.end();
      }
    }
  }

  /**
   * The token that is kept or, where there is none, the one that is asked for. Rust checks it.
   *
   * @param {import("./token.js").Tokens} tokens
   * @param {boolean} askedAgain
   * @returns {Promise<string>}
   */
  async #token(tokens, askedAgain) {
    const { kept } = tokens;
    const outcome = kept === undefined ? await this.#outcome(tokens.ask(askedAgain ? "rejected" : "first")) : { how: DONE, value: kept };
    try {
      this.#question.token(outcome.how, given(outcome.value), outcome.value);
      return /** @type {string} */ (outcome.value);
    } catch (error) {
      tokens.refused(outcome);
      throw error;
    }
  }

  /**
   * What comes in time of what the caller's functions do.
   *
   * @param {Promise<unknown>} work
   * @returns {Promise<import("./wait.js").Outcome>}
   */
  async #outcome(work) {
    const done = work.then(
      (value) => ({ how: DONE, value }),
      (cause) => ({ how: FAILED, value: scrubbedCause(cause, (text) => this.#question.scrub(text)) }),
    );
    const [, timeoutMs] = this.#limits;
    return (await this.#call.within(timeoutMs, done)) ?? { how: LATE };
  }
}
