/** Export to the clipboard and to a file. */

/**
 * Copies a string, also in insecure contexts, where `navigator.clipboard` is not available.
 *
 * @param {string} text
 * @returns {Promise<boolean>} Whether it succeeded.
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const area = document.createElement("textarea");
  const focused = deepActiveElement(document.activeElement);
  area.value = text;
  area.style.cssText = "position: fixed; opacity: 0";
  area.ariaHidden = "true";
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

/** The focused element itself rather than the host of its shadow root. @param {Element | null} element @returns {Element | null} */
function deepActiveElement(element) {
  const inner = element?.shadowRoot?.activeElement;
  return inner ? deepActiveElement(inner) : element;
}

/** @param {string} name @param {string} text */
export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A file name that is valid on every file system. @param {string} operationId */
export function fileName(operationId) {
  return `upgrade-task-${operationId.replace(/[^\w.-]+/g, "_").slice(0, 80)}.json`;
}
