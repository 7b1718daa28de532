/** Defined in the page by element_page.js. */
interface Window {
  element: import("iot-upgrade-task/element").UpgradeTaskStatusElement;
  mount(attributes: Record<string, string>): void;
  events: { name: "update" | "error" | "end"; status?: string; number?: number; error?: string; retryInMs?: number | null }[];
  /** The browser's own. See export.test.js. */
  clipboard: Clipboard;
  /** A client that notes its name when it is used, and these names. See properties.test.js. */
  clientNamed(name: string): import("iot-upgrade-task").UpgradeTaskClient;
  used: string[];
  /** The error of the first event. See thrown.test.js. */
  thrown: unknown;
}
