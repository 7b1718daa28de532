/** What the build puts together: see `scripts/build.mjs`. */

/** The glue that wasm-bindgen makes, in a factory, since it keeps one instance in its module. */
declare module "glue" {
  /** The exports of `api.rs`. */
  export interface Wasm {
    initSync(source: { module: WebAssembly.Module }): unknown;
    start(panicked: (message: string) => void): void;
    queryUpgradeTask(
      call: Call,
      operationId: unknown,
      accessToken: unknown,
      clientOptions: unknown,
      queryOptions: unknown,
    ): Promise<import("./types.d.ts").UpgradeTask>;
    parseBytes(body: Uint8Array, options: unknown): import("./types.d.ts").UpgradeTask;
    parseText(body: string, options: unknown): import("./types.d.ts").UpgradeTask;
    parseTimestamp(text: string): number;
    formatTimestamp(epochMs: number): string;
    assess(facts: Float64Array, nowMs: number): import("./types.d.ts").Assessment;
    Watch: new (operationId: unknown, accessToken: unknown, clientOptions: unknown, watchOptions: unknown) => Watch;
  }
  /** The exports of `watch.rs`. */
  export interface Watch {
    next(call: Call, control: object): Promise<import("./types.d.ts").UpgradeTaskUpdate | undefined>;
    refresh(): void;
    resume(): void;
    setInterval(range: unknown): void;
    free(): void;
  }
  /** What Rust asks of the supervision: see `call.rs`. */
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
