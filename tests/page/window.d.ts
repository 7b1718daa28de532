interface Window {
  /** Defined in the page by axe.js. */
  axe: typeof import("axe-core");
  /** Defined in the page by alert.test.js. */
  notifications: string[];
  permissionRequests: number;
}
