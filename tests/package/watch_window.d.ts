/** What pages with a watch have beside the things in window.d.ts. */
interface Window {
  /** Takes the updates of a watch until it ends. See watch_page.js. */
  follow(watch: import("iot-upgrade-task").UpgradeTaskWatch): Window["followed"];
  watch: import("iot-upgrade-task").UpgradeTaskWatch;
  /** What it told; `end` is null while it goes on, then "done" or the error, whose properties came as data. */
  followed: { updates: (Omit<import("iot-upgrade-task").UpgradeTaskUpdate, "error"> & { error: any })[]; end: any };
  /** Many of them. See watch.test.js and watch_budget.test.js. */
  crowd: Window["followed"][];
  /** What a test keeps in the page. See watch.test.js. */
  noted: any[];
  /** How much memory the WebAssembly has. See watch_instance.test.js. */
  memoryBytes(): number;
  /** Timers that run, and listeners that a watch could leave behind. See watch_end.test.js. */
  alive(): Alive;
  /** Starts one watch for each way to end it. See watch_end.test.js. */
  begin(watchWith: (signal: AbortSignal) => import("iot-upgrade-task").UpgradeTaskWatch, updates: number): Promise<Alive>;
  end(): Promise<Alive & { settled: string[]; isOver: boolean }>;
}

interface Alive {
  timers: number;
  listeners: number;
  /** Listeners ever added. */
  added: number;
}
