/** Defined in the page by the accessibility tests. */
interface Window {
  axe: typeof import("axe-core");
}
