/** What pages with an element have. See element_page.js. */
interface Window {
  element: import("iot-upgrade-task/element").UpgradeTaskStatusElement;
  mount(attributes: Record<string, string>): void;
  events: { name: "update" | "error" | "end"; status?: string; number?: number; error?: string; retryInMs?: number | null }[];
  /** What a button copied. */
  copied: string[];
}
