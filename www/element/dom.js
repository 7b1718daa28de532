/** @typedef {Node | string | null} Child */
/** @typedef {Record<string, string | number | boolean | null>} Attributes */

/**
 * Creates an element. A null child becomes an empty text node, so that its siblings keep their
 * positions and `patch` matches them.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes False and null omit the attribute.
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) setAttribute(element, name, value === true ? "" : String(value));
  }
  element.append(...children.map((child) => child ?? ""));
  return element;
}

/**
 * Updates a container's children to match the given ones without touching what is unchanged:
 * focus, selection, scroll positions and open details are preserved. A new element is discarded
 * if the old one can be updated, so new elements must not have listeners.
 *
 * @param {Element} container
 * @param {Child[]} children
 */
export function patch(container, ...children) {
  const fresh = document.createDocumentFragment();
  fresh.append(...children.map((child) => child ?? ""));
  patchChildren(container, fresh);
}

/** @param {Element} old @param {Element | DocumentFragment} fresh */
function patchChildren(old, fresh) {
  const children = [...fresh.childNodes];
  while (old.childNodes.length > children.length) old.lastChild?.remove();
  children.forEach((child, index) => {
    const present = old.childNodes[index];
    if (present) patchNode(present, child);
    else old.append(child);
  });
}

/** @param {ChildNode} old @param {ChildNode} fresh */
function patchNode(old, fresh) {
  if (old instanceof Text && fresh instanceof Text) {
    if (old.data !== fresh.data) old.data = fresh.data;
  } else if (old instanceof Element && fresh instanceof Element && isSameKind(old, fresh)) {
    patchAttributes(old, fresh);
    patchChildren(old, fresh);
  } else {
    old.replaceWith(fresh);
  }
}

/** @param {Element} old @param {Element} fresh */
function isSameKind(old, fresh) {
  return old.nodeName === fresh.nodeName && old.getAttribute("class") === fresh.getAttribute("class");
}

/** @param {Element} old @param {Element} fresh */
function patchAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    // The user opens and closes details.
    if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && name !== "open") setAttribute(old, name, value);
  }
  patchField(old, fresh);
}

/** The attributes are only the initial value of a field; its current value is a property. @param {Element} old @param {Element} fresh */
function patchField(old, fresh) {
  if (old instanceof HTMLInputElement && fresh instanceof HTMLInputElement && old.value !== fresh.value) old.value = fresh.value;
  if (old instanceof HTMLOptionElement && fresh instanceof HTMLOptionElement && old.selected !== fresh.selected) old.selected = fresh.selected;
}

/** @param {Element} element @param {string} name @param {string} value */
function setAttribute(element, name, value) {
  // A strict Content-Security-Policy blocks the style attribute, but not the CSSOM.
  if (name === "style" && element instanceof HTMLElement) element.style.cssText = value;
  else element.setAttribute(name, value);
}
