/** Rules N1 to N11: the fields of one object on the wire. */

import { integerDigits, readJson } from "./json.js";

/**
 * @import { Node, NumberNode, ObjectNode } from "./json.js"
 *
 * @typedef {object} Issue
 * @property {string} path
 * @property {string} code
 * @property {"coerced" | "violation"} severity
 * @property {Node | undefined} received
 */

const TIME = /^([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z$/;

/** Collects the issues of a response. */
export class Issues {
  /** @type {Issue[]} */
  found = [];

  /** @param {string} path @param {string} code @param {Node} [received] */
  violation(path, code, received) {
    this.found.push({ path, code, severity: "violation", received });
  }

  /** @param {string} path @param {string} code @param {Node} received */
  coerced(path, code, received) {
    this.found.push({ path, code, severity: "coerced", received });
  }

  /** Whether there is one at this path or, for a list, at an element. @param {string} field */
  concern(field) {
    return this.found.some(({ path }) => path === field || path.startsWith(`${field}[`));
  }

  /** N13 is silent about a field that already has an issue. @param {string} path @param {string} code @param {Node} [received] */
  rule(path, code, received) {
    if (!this.concern(path)) this.violation(path, code, received);
  }
}

/** Reads the fields of one object. */
export class Fields {
  /** @param {Map<string, Node>} entries @param {string} prefix of the paths @param {Issues} issues */
  constructor(entries, prefix, issues) {
    this.entries = entries;
    this.prefix = prefix;
    this.issues = issues;
  }

  /** @param {string} name */
  path(name) {
    return this.prefix + name;
  }

  /** The value on the wire; undefined for `null`, too. @param {string} name */
  node(name) {
    const node = this.entries.get(name);
    return node?.type === "null" ? undefined : node;
  }

  /** N1, for what the documentation always has. @param {string} name */
  require(name) {
    if (this.node(name) === undefined) this.issues.violation(this.path(name), "missing", this.entries.get(name));
  }

  /** N3. @param {string} name @param {Node} node */
  wrongType(name, node) {
    this.issues.violation(this.path(name), "wrong_type", node);
    return null;
  }

  /** N2. @template T @param {string} name @param {Node} node @param {T} value */
  coerced(name, node, value) {
    this.issues.coerced(this.path(name), "wrong_type", node);
    return value;
  }

  /** @param {string} name @returns {string | null} */
  text(name) {
    const node = this.node(name);
    if (node === undefined) return null;
    if (node.type === "text") return node.value;
    return node.type === "number" ? this.coerced(name, node, node.source) : this.wrongType(name, node);
  }

  /** An id: a text of which `""` is absent. @param {string} name */
  id(name) {
    const node = this.node(name);
    return node !== undefined && isEmpty(node) ? this.coerced(name, node, null) : this.text(name);
  }

  /** N4. @param {string} name @param {string[]} words @param {string} [absent] */
  word(name, words, absent = "unknown") {
    const node = this.node(name);
    if (node === undefined) return absent;
    if (node.type === "text" && words.includes(node.value)) return node.value;
    this.issues.violation(this.path(name), "unknown_value", node);
    return "unknown";
  }

  /** N5. @param {string} name @returns {Date | null} */
  time(name) {
    const node = this.node(name);
    if (node === undefined) return null;
    if (isEmpty(node)) return this.coerced(name, node, null);
    if (node.type !== "text") return this.wrongType(name, node);
    const exact = moment(node.value);
    if (exact) return exact;
    const trimmed = moment(node.value.replace(/^ +| +$/g, ""));
    if (trimmed) this.issues.coerced(this.path(name), "bad_timestamp", node);
    else this.issues.violation(this.path(name), "bad_timestamp", node);
    return trimmed;
  }

  /** N2, N3, N7. @param {string} name @returns {number | null} */
  integer(name) {
    const node = this.node(name);
    if (node === undefined) return null;
    if (isEmpty(node)) return this.coerced(name, node, null);
    const isNumber = node.type === "number" || (node.type === "text" && /^ *-?[0-9]+ *$/.test(node.value));
    const digits = isNumber ? integerDigits(node.type === "text" ? node.value.trim() : node.source) : undefined;
    if (digits === undefined) return this.wrongType(name, node);
    if (node.type === "text") this.coerced(name, node, null);
    if (Number.isSafeInteger(Number(digits))) return Number(digits) + 0;
    this.issues.violation(this.path(name), "unsafe_integer", node);
    return null;
  }

  /** N6. @param {string} name */
  count(name) {
    const value = this.integer(name);
    if (value === null || value >= 0) return value;
    this.issues.violation(this.path(name), "out_of_range", this.node(name));
    return null;
  }

  /** N2, N12. @param {string} name */
  boolean(name) {
    const node = this.node(name);
    if (node === undefined) return false;
    if (node.type === "boolean") return node.value;
    if (isEmpty(node)) return this.coerced(name, node, false);
    if (node.type === "text" && /^(true|false)$/i.test(node.value)) return this.coerced(name, node, node.value.toLowerCase() === "true");
    const digits = node.type === "number" ? integerDigits(node.source) : undefined;
    if (digits && ["0", "-0", "1"].includes(digits)) return this.coerced(name, node, digits === "1");
    return this.wrongType(name, node) ?? false;
  }

  /** N8, N9. @param {string} name @returns {string[] | null} */
  texts(name) {
    const node = this.node(name);
    if (node === undefined) return null;
    if (node.type !== "list") return this.wrongType(name, node);
    const elements = new Fields(new Map(node.items.map((item, index) => [`[${index}]`, item])), this.path(name), this.issues);
    const texts = node.items.flatMap((item, index) => {
      const text = item.type === "null" ? elements.wrongType(`[${index}]`, item) : elements.text(`[${index}]`);
      return text === null ? [] : [text];
    });
    if (node.items.length > 256) this.issues.violation(this.path(name), "too_many", node);
    return texts;
  }

  /** An object whose fields are absent, without a word about them, where it is absent or another type. @param {string} name */
  object(name) {
    const node = this.node(name);
    if (node?.type === "object") return new Fields(node.entries, `${this.path(name)}.`, this.issues);
    if (node !== undefined) this.wrongType(name, node);
    return new Fields(new Map(), "", new Issues());
  }

  /** N10, N11: an object, or the text of one. @param {string} name @returns {ObjectNode | undefined} */
  jsonObject(name) {
    const node = this.node(name);
    if (node === undefined || isEmpty(node)) return undefined;
    const object = node.type === "text" ? readJson(node.value) : node;
    if (object?.type === "object") return object;
    this.wrongType(name, node);
    return undefined;
  }

  /** The value of any JSON; N10a. @param {Node} node @param {string} path @returns {unknown} */
  any(node, path) {
    switch (node.type) {
      case "null":
        return null;
      case "number":
        return this.anyNumber(node, path);
      case "list":
        return node.items.map((item, index) => this.any(item, `${path}[${index}]`));
      case "object":
        return fromEntries([...node.entries].map(([key, value]) => [key, this.any(value, `${path}.${key}`)]));
      default:
        return node.value;
    }
  }

  /** @param {NumberNode} node @param {string} path */
  anyNumber(node, path) {
    const value = Number(node.source);
    if (integerDigits(node.source) === undefined || Number.isSafeInteger(value)) return value;
    this.issues.coerced(path, "unsafe_integer", node);
    return node.source;
  }
}

/**
 * An object with these own properties, `__proto__` too.
 *
 * @template T
 * @param {[string, T][]} entries
 * @returns {Record<string, T>}
 */
export function fromEntries(entries) {
  return Object.fromEntries(entries);
}

/** @param {Node} node */
function isEmpty(node) {
  return node.type === "text" && node.value === "";
}

/** @param {string} text */
function moment(text) {
  const found = TIME.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const date = new Date(iso);
  return !Number.isNaN(date.getTime()) && date.toISOString() === iso ? date : null;
}
