/** Properties of the pages of consumer.js. */
interface Window {
  /** The exports of the package. */
  sdk: typeof import("iot-upgrade-task");
  /** The outcome of a promise; errors are converted to plain objects. See outcome.js. */
  outcome(promise: Promise<unknown>): Promise<{ task?: any; error?: any }>;
  /** All texts found in errors, to be searched for secrets. */
  inspectedTexts: string[];
  /** Returns a valid token. See tokens.test.js. */
  login(): Promise<string>;
  expireTokens(): Promise<void>;
  /** A token function, and the reasons that it was called with. */
  source(reason: "first" | "rejected"): Promise<string>;
  reasons: string[];
  /** Sends one query per abort reason. See abort.test.js. */
  abortable(send: (signal: AbortSignal) => Promise<unknown>): Window["calls"];
  calls: { abort(): void; areReasons(): Promise<(boolean | string)[]> };
  /** Outcomes of queries that run in the background. */
  sent: Promise<{ task?: any; error?: any }>[];
  /** Times are in milliseconds since 1970. See fake_clock_page.js. */
  fakeClock: {
    /** Sets the clock, without firing timers. */
    setTo(time: number): void;
    /** Fires all timers up to that time, in order, and stops the clock there. */
    moveTo(time: number): Promise<void>;
    /** Resolves when no response is pending and all of them have been handled. */
    settle(): Promise<void>;
    /** The time of the next timer. */
    nextTimer(): number | null;
    /** Drops the next timer, which then never fires. */
    loseNextTimer(): void;
    /** Moves the clock, as when a machine has slept: no timer fires. */
    sleepUntil(time: number): void;
  };
  /** What this tab wrote to the storage, or was told that another one wrote. See fake_clock_tabs.js. */
  heard: Set<string | null>;
  /** Makes a deaf tab hear what it missed. See shared_budget.test.js. */
  hear(): void;
  /** Stand-ins for `fetch` that do something after their call has ended, and the promises of that. See isolation.test.js. */
  tricks: Record<string, typeof fetch>;
  deeds: Promise<unknown>[];
  /** The reasons of rejections that nothing handled. */
  unhandled: string[];
}
