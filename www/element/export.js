/** Export to the clipboard and to a file. */

/**
 * Copies a string, also in insecure contexts, where `navigator.clipboard` is not available.
 *
 * @param {string} text
 * @param {ShadowRoot} root Of the element that copies.
 * @returns {Promise<boolean>} Whether it succeeded.
 */
export async function copy(text, root) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, root);
  }
}

/** @param {string} text @param {ShadowRoot} root */
function copyBySelection(text, root) {
  const document = root.ownerDocument;
  const focused = root.activeElement ?? document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.style.cssText = "position: fixed; opacity: 0";
  area.ariaHidden = "true";
  let isCopied = false;
  area.addEventListener("copy", (event) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    isCopied = event.clipboardData !== null;
  });
  // Beside the focus: a modal dialog makes the rest of the document inert, and focus traps take the focus back.
  root.append(area);
  area.select();
  try {
    // True even where nothing was selected, and so nothing was copied.
    return document.execCommand("copy") && isCopied;
  } finally {
    area.remove();
    // Of any realm.
    /** @type {HTMLElement | null} */ (focused)?.focus?.({ preventScroll: true });
  }
}

/** @param {string} name @param {string} text @param {string} type */
export function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A file name that is valid on every file system. @param {string} operationId Empty if it is not known. @param {string} [suffix] With the extension. */
export function fileName(operationId, suffix = ".json") {
  return `upgrade-task${operationId && "-"}${operationId.replace(/[^\w.-]+/g, "_").slice(0, 80)}${suffix}`;
}
