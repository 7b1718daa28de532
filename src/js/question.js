/** The other half of question.rs: what is waited for between two decisions of Rust. */

import { enter } from "./budget.js";
import { Exchange } from "./fetch.js";
import { tokensOf } from "./token.js";
import { DONE, Waits } from "./wait.js";

/** What `afterFailure` answers where the token was rejected; 0 where it was not. */
const FORGET = 1;
const ASK_AGAIN = 2;
const USE_CURRENT = 3;

/** One query, or one step of a watch, under way. */
export class Asking {
  #question;
  #tokens;
  #fetch;
  #call;

  /**
   * @param {import("glue").Question} question
   * @param {unknown} accessToken as the question was given it
   * @param {unknown} clientOptions likewise
   * @param {import("glue").Call} call
   * @param {(AbortSignal | undefined)[]} signals any of which ends it
   */
  constructor(question, accessToken, clientOptions, call, ...signals) {
    this.#question = question;
    this.#tokens = typeof accessToken === "function" ? tokensOf(/** @type {any} */ (accessToken)) : undefined;
    this.#fetch = /** @type {import("./types.d.ts").ClientOptions} */ (clientOptions).fetch;
    this.#call = call;
    this.waits = new Waits(call, (text) => question.scrub(text));
    for (const signal of signals) this.waits.follow(signal);
  }

  /** Asks until there is an answer, an error that does not pass, or no attempt left. */
  async query() {
    for (;;) {
      try {
        return await this.once();
      } catch (error) {
        const waitMs = this.#question.retryInMs(Math.random());
        if (waitMs < 0) throw error;
        await this.waits.within(waitMs);
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
    let askedAgain = false;
    for (;;) {
      if (tokens) await this.#token(tokens, askedAgain);
      const place = enter(question.budgetName(), question.requestsPerMinute(), this.#call);
      try {
        await place.turn(question, this.waits);
        if (tokens?.kept) question.newestToken(tokens.kept);
        return await question.send(new Exchange(this.#fetch, this.waits));
      } catch (error) {
        place.block(question.blockMs());
        /** @type {number} */
        const next = tokens ? question.afterFailure(tokens.kept, askedAgain) : 0;
        if (tokens && (next === FORGET || next === ASK_AGAIN)) tokens.kept = undefined;
        if (next !== ASK_AGAIN && next !== USE_CURRENT) throw error;
        askedAgain ||= next === ASK_AGAIN;
      } finally {
        place.end();
      }
    }
  }

  /**
   * Gives Rust the token that is kept or, where there is none, asks for one.
   *
   * @param {import("./token.js").Tokens} tokens
   * @param {boolean} askedAgain
   */
  async #token(tokens, askedAgain) {
    const { kept } = tokens;
    const outcome =
      kept === undefined ? await this.waits.outcome(this.#question.timeoutMs(), tokens.ask(askedAgain ? "rejected" : "first")) : { how: DONE, value: kept };
    try {
      this.#question.token(outcome);
    } catch (error) {
      tokens.refused(outcome);
      throw error;
    }
  }
}
