/** Properties of pages with a watch, in addition to window.d.ts. */
interface Window {
  /** Collects the updates of a watch until it ends. See watch_page.js. */
  collect(watch: import("iot-upgrade-task").UpgradeTaskWatch): Window["collected"];
  watch: import("iot-upgrade-task").UpgradeTaskWatch;
  /** Its updates; `end` is null while it runs, then "done" or the error as a plain object. */
  collected: { updates: (Omit<import("iot-upgrade-task").UpgradeTaskUpdate, "error"> & { error: any })[]; end: any };
  /** Those of several watches. See watch.test.js and watch_budget.test.js. */
  crowd: Window["collected"][];
  /** Values that a test stores in the page. See watch.test.js. */
  noted: any[];
  /** Size of the WebAssembly memory. See watch_instance.test.js. */
  memoryBytes(): number;
  /** Active timers and listeners. See watch_end.test.js. */
  alive(): Alive;
  /** Starts one watch per way of ending it. See watch_end.test.js. */
  begin(watchWith: (signal: AbortSignal) => import("iot-upgrade-task").UpgradeTaskWatch, updates: number): Promise<Alive>;
  end(): Promise<Alive & { settled: string[]; isOver: boolean }>;
}

interface Alive {
  timers: number;
  listeners: number;
  /** Listeners ever added. */
  added: number;
}
