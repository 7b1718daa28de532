/** The modules that the build generates or selects: see `scripts/build.mjs` and `scripts/wasm.mjs`. */

/** The glue that wasm-bindgen generates, wrapped in a factory, since it keeps one instance per module. */
declare module "glue" {
  /** The exports of `src/bindings`. They throw a `Failure`, a plain object. */
  export interface Wasm {
    initSync(options: { module: WebAssembly.Module }): void;
    start(onPanic: (message: string) => void): void;
    /** Returns a failure, which is faster than throwing it. */
    parse(body: Uint8Array, options: string | undefined): import("./types.d.ts").UpgradeTask | import("./error.js").Failure;
    parseSubTask(body: Uint8Array, options: string | undefined): import("./types.d.ts").UpgradeSubTaskPage | import("./error.js").Failure;
    parseTimestamp(text: string): number;
    formatTimestamp(epochMs: number): string;
    assess(fields: Float64Array, issueCount: number, nowMs: number): import("./types.d.ts").Assessment;
    /** The numbers of a `PermitDelay`, followed by those of the budget. */
    acquirePermit(...args: [...BudgetArguments, limit: number, smallestLimit: number, leaseMs: number, sinceMs: number, isTaken: boolean]): Float64Array;
    /** @returns the numbers of the budget */
    updateBudget(...args: [...BudgetArguments, pauseMs: number | undefined]): Float64Array;
    Session: {
      /** @param args see `callArguments` */
      query(args: string): Session;
      /** @param listedPageNo the page where all are listed; without it, the options have it */
      querySubTask(args: string, listedPageNo: number | undefined): Session;
      watch(args: string, nowMs: number): Session;
    };
  }
  /** See `session.rs`. */
  export interface Session {
    next(...args: [...EnvironmentArguments, ...Event]): Command;
    /** The exchange; settles when `next` can be called with its outcome. */
    send(transport: import("./transport.js").Transport): Promise<void>;
    refresh(): void;
    resume(): void;
    setInterval(range: string): void;
    scrub(text: string): string;
    free(): void;
  }
  /** The clocks, and the state of the page. */
  export type EnvironmentArguments = [currentToken: string | undefined, nowMs: number, wallMs: number, random: number, isHidden: boolean, isOffline: boolean, isPaused: boolean];
  /** See `rate_limiter.rs`. */
  export type BudgetArguments = [numbers: Float64Array, page: number, nowMs: number, news: Float64Array | undefined, ended: number[]];
  /** What happened: `domain/session/event.rs`. */
  export type Event =
    | [kind: "wake" | "timed_out" | "token_failed" | "permit" | "response" | "blocked" | "not_a_response"]
    | [kind: "token", /** See `tokenArgument`. */ token: string]
    | [kind: "budget_paused", token: undefined, pausedMs: number];
  /** What to do: `domain/session/command.rs`. An infinite `timeoutMs` means no limit. */
  export type Command =
    | { kind: "get_token"; /** The rejected token. */ token: string | undefined; timeoutMs: number }
    | { kind: "invalidate_token"; token: string }
    | { kind: "acquire_permit"; budget: number; requestsPerMinute: number; /** How long the request takes at most. */ leaseMs: number; timeoutMs: number }
    | { kind: "pause_budget"; budget: number; timeoutMs: number }
    | { kind: "send"; timeoutMs: number }
    | { kind: "wait"; timeoutMs: number }
    | { kind: "emit"; value: Omit<import("./types.d.ts").UpgradeTaskErrorUpdate, "error"> & { error: import("./error.js").Failure | null } }
    | { kind: "return"; value: import("./types.d.ts").UpgradeTask | import("./types.d.ts").UpgradeSubTaskPage }
    | { kind: "throw"; value: import("./error.js").Failure }
    | { kind: "done" };

  /** Of the wasm: the same for each that can be linked to this glue. */
  export const version: string;

  /** @param host replaces the globals of the same names */
  export function createGlue(host: {
    fetch: typeof import("./transport.js").send;
    Headers: typeof import("./transport.js").HeadersInput;
    Request: typeof import("./transport.js").RequestInput;
    queueMicrotask: (job: () => void) => void;
  }): Wasm;
}

/** Where an entry gets its wasm from. */
declare module "wasm-source" {
  export interface WasmSource {
    /** Whether it is in the JavaScript, so that nothing else has to be loaded. */
    isInline: boolean;
    /** The module, synchronously; throws where that is not possible. */
    bytes(): Uint8Array<ArrayBuffer>;
    /** The module or its URL. */
    source(): Uint8Array<ArrayBuffer> | string;
    /** What to do if the file is not where `source` looks for it. */
    hint: string;
  }
  export const embedded: WasmSource;
}

/** The wasm as text: see `wasm_text.js`. */
declare module "wasm-text" {
  export const encoded: Parameters<typeof import("./wasm_text.js").decode>[0];
}
