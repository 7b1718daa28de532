/** What the build puts together: see `scripts/build.mjs`. */

/** The glue that wasm-bindgen makes, in a factory, since it keeps one instance in its module. */
declare module "glue" {
  /** The exports of `api.rs`. */
  export interface Wasm {
    initSync(module: WebAssembly.Module): void;
    start(panicked: (message: string) => void): void;
    parse(body: Uint8Array, options: Value | undefined): import("./types.d.ts").UpgradeTask;
    parseTimestamp(text: string): number;
    formatTimestamp(epochMs: number): string;
    assess(fields: Float64Array, issues: number, nowMs: number): import("./types.d.ts").Assessment;
    Question: new (operationId: Value, accessToken: Value, clientOptions: Value, ownOptions: Value, watchedFromMs?: number) => Question;
  }
  /** A value that a caller gave: see `options.js`, which makes it, and `given.rs`, which has its fields. */
  export interface Value {
    name: string;
    kind: string;
    text: string;
    number: number;
    /** Of an options object. */
    property?(index: number): Value | undefined;
  }
  /** The exports of `question.rs`, `token.rs`, `budget.rs` and `watch.rs`. */
  export interface Question {
    limits(): Float64Array;
    send(exchange: { send(request: Request): Promise<import("./fetch.js").Came> }, newest: string): Promise<import("./fetch.js").Came>;
    read(how: number, value: unknown, body: Uint8Array | undefined): import("./types.d.ts").UpgradeTask;
    retryInMs(random: number): number;
    scrub(text: string): string;
    free(): void;

    token(how: number, answer: Value, cause: unknown): void;
    afterFailure(isReplaced: boolean, askedAgain: boolean): number;

    budgetName(): string;
    turn(places: Float64Array, blockedUntilMs: number, nowMs: number): Float64Array;

    step(nowMs: number, hidden: boolean, offline: boolean, paused: boolean, wish: number, error: unknown, random: number): number | import("./types.d.ts").UpgradeTaskUpdate | undefined;
    late(): unknown;
    setInterval(range: Value): void;
  }
  /** @param schedule stands in for `queueMicrotask`, through which all futures are polled. */
  export function createGlue(schedule: (job: () => void) => void): Wasm;
}

/** How an entry carries the wasm. */
declare module "carried" {
  export interface Carried {
    /** The module, at once; throws where that cannot be. */
    bytes(): Uint8Array<ArrayBuffer>;
    /** The module, or where it is. */
    source(): Uint8Array<ArrayBuffer> | URL;
  }
  export const carried: Carried;
}

/** The wasm as text: see `wasm_text.js`. */
declare module "wasm-text" {
  export const text: string;
  export const common: number[];
}
