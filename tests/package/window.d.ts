/** What the pages of consumer.js have beside a browser's own. */
interface Window {
  /** The package, however the page loads it. */
  sdk: typeof import("iot-upgrade-task");
  /** What became of a promise; an error comes as its properties. See outcome.js. */
  outcome(promise: Promise<unknown>): Promise<{ task?: any; error?: any }>;
  /** Whatever the errors told, for secrets to be looked for in it. */
  told: string[];
  /** A token of the platform, new where the last one has expired. See tokens.test.js. */
  login(): Promise<string>;
  expireTokens(): Promise<void>;
  /** A token function, and what it was asked. */
  source(reason: "first" | "rejected"): Promise<string>;
  reasons: string[];
  /** Sends one query for each kind of reason to abort it. See abort.test.js. */
  abortable(send: (signal: AbortSignal) => Promise<unknown>): Window["calls"];
  calls: { abort(): void; areReasons(): Promise<(boolean | string)[]> };
  /** What became of the queries that a test does not wait for. */
  sent: Promise<{ task?: any; error?: any }>[];
  /** In a page with a fake clock. See fake_clock_page.js. Times are milliseconds since 1970. */
  fakeClock: {
    /** Fires the timers that are due until then, in order, and lets the clock stand there. */
    moveTo(time: number): Promise<void>;
    /** Resolves when no response is on its way, and all that follows has happened. */
    rest(): Promise<void>;
    /** When the next timer is due. */
    nextTimer(): number | null;
    /** Makes the next timer one that never fires. */
    loseNextTimer(): void;
  };
  /** Stand-ins for `fetch` that do something after their call has ended, and the promises of that. See isolation.test.js. */
  tricks: Record<string, typeof fetch>;
  deeds: Promise<unknown>[];
  /** The reasons of rejections that nothing handled. */
  unhandled: string[];
}
