/** What the pages of consumer.js have beside a browser's own. */
interface Window {
  /** The package, however the page loads it. */
  sdk: typeof import("iot-upgrade-task");
  /** What became of a promise; an error comes as its properties. See outcome.js. */
  outcome(promise: Promise<unknown>): Promise<{ task?: any; error?: any }>;
  told: string[];
}
