/** Defined in the page by axe.js. */
interface Window {
  axe: typeof import("axe-core");
}
