/** What accessibility.test.js puts into the page. */
interface Window {
  axe: typeof import("axe-core");
}
