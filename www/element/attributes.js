/** The attributes of `<upgrade-task-status>` and the properties that reflect them. */

/** On a server there is no HTMLElement to extend. */
const ElementBase = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class ReflectingElement extends ElementBase {
  static observedAttributes = ["base-url", "app-key", "operation-id", "lang", "refresh", "devices"];

  get baseUrl() {
    return this.getAttribute("base-url") ?? "";
  }
  set baseUrl(value) {
    reflect(this, "base-url", value);
  }

  get appKey() {
    return this.getAttribute("app-key") ?? "";
  }
  set appKey(value) {
    reflect(this, "app-key", value);
  }

  get operationId() {
    return this.getAttribute("operation-id") ?? "";
  }
  set operationId(value) {
    reflect(this, "operation-id", value);
  }

  /** As of any element, but for what is no text: HTML would make "undefined" of it. */
  get lang() {
    return this.getAttribute("lang") ?? "";
  }
  set lang(value) {
    reflect(this, "lang", value);
  }

  get refresh() {
    return this.getAttribute("refresh") ?? "";
  }
  set refresh(value) {
    reflect(this, "refresh", value);
  }

  get devices() {
    return isOff(this.getAttribute("devices")) ? "off" : "auto";
  }
  set devices(value) {
    reflect(this, "devices", value);
  }
}

/** Anything that is no text, such as an object or a symbol, is missing. @param {Element} element @param {string} name @param {unknown} value */
function reflect(element, name, value) {
  if (isTextual(value)) element.setAttribute(name, String(value));
  else element.removeAttribute(name);
}

/** Whether it is meant as a text. (A `URL` may be of another realm.) @param {unknown} value */
function isTextual(value) {
  return ["string", "number", "boolean", "bigint"].includes(typeof value) || Object.prototype.toString.call(value) === "[object URL]";
}

/** As HTML compares the keywords of attributes. @param {string | null} value */
export function isOff(value) {
  return value?.toLowerCase() === "off";
}

/** Properties that a framework set before the element was defined shadow the accessors of its class. @param {any} element @param {readonly string[]} names */
export function upgradeProperties(element, names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
