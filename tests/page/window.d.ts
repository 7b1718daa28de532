/** What axe.js puts into the page. */
interface Window {
  axe: typeof import("axe-core");
}
