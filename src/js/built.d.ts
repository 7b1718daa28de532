/** What the build puts together: see `scripts/build.mjs`. */

/** The glue that wasm-bindgen makes, in a factory, since it keeps one instance in its module. */
declare module "glue" {
  /** The exports of `api.rs`. */
  export interface Wasm {
    initSync(module: WebAssembly.Module): void;
    start(panicked: (message: string) => void): void;
    parseBytes(body: Uint8Array, options: unknown): import("./types.d.ts").UpgradeTask;
    parseText(body: string, options: unknown): import("./types.d.ts").UpgradeTask;
    parseTimestamp(text: string): number;
    formatTimestamp(epochMs: number): string;
    assess(facts: Float64Array, nowMs: number): import("./types.d.ts").Assessment;
    Question: {
      new (operationId: unknown, accessToken: unknown, clientOptions: unknown, queryOptions: unknown): Question;
      ofWatch(operationId: unknown, accessToken: unknown, clientOptions: unknown, watchOptions: unknown, nowMs: number): Question;
    };
  }
  /** The exports of `question.rs`, `token.rs`, `budget.rs` and `watch.rs`. */
  export interface Question {
    timeoutMs(): number;
    send(exchange: object): Promise<import("./types.d.ts").UpgradeTask>;
    retryInMs(random: number): number;
    scrub(text: string): string;
    free(): void;

    token(outcome: import("./wait.js").Outcome): void;
    newestToken(kept: string): void;
    afterFailure(kept: string | undefined, askedAgain: boolean): number;

    budgetName(): string;
    requestsPerMinute(): number;
    turn(places: Float64Array, blockedUntilMs: number, nowMs: number): Float64Array;
    blockMs(): number;

    look(nowMs: number, wallMs: number, hidden: boolean, offline: boolean, paused: boolean): void;
    step(): number | import("./types.d.ts").UpgradeTaskUpdate | undefined;
    learnt(error: unknown, random: number): import("./types.d.ts").UpgradeTaskUpdate | undefined;
    remainingMs(nowMs: number): number;
    late(): unknown;
    refresh(): void;
    resume(): void;
    setInterval(range: unknown): void;
  }
  /** What waits ask of the supervision: see `supervise.js`. */
  export interface Call {
    expect(ms: number): void;
    rest(): void;
    holds(giveBack: () => void): void;
  }
  /** @param schedule stands in for `queueMicrotask`, through which all futures are polled. */
  export function createGlue(schedule: (job: () => void) => void): Wasm;
}

/** How an entry carries the wasm. */
declare module "carried" {
  /** Either the bytes, at once, or where they are. */
  export type Carried = { bytes(): Uint8Array<ArrayBuffer>; url?: undefined } | { bytes?: undefined; url(): URL };
  export const carried: Carried;
}

/** The wasm as text: see `wasm_text.js`. */
declare module "wasm-text" {
  export const text: string;
  export const common: number[];
}
