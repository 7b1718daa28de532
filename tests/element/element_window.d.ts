/** Defined in the page by element_page.js. */
interface Window {
  element: import("iot-upgrade-task/element").UpgradeTaskStatusElement;
  mount(attributes: Record<string, string>): void;
  events: { name: "update" | "error" | "end"; status?: string; number?: number; error?: string; retryInMs?: number | null }[];
  /** Texts that were copied. */
  copied: string[];
}
