/** Reads JSON by RFC 8259 and rules N14 to N16, and keeps what `JSON.parse` loses: the source of every value. */

/**
 * @typedef {object} Source
 * @property {string} source The JSON text of the value.
 *
 * @typedef {Source & { type: "null" }} NullNode
 * @typedef {Source & { type: "boolean", value: boolean }} BooleanNode
 * @typedef {Source & { type: "number" }} NumberNode
 * @typedef {Source & { type: "text", value: string }} TextNode
 * @typedef {Source & { type: "list", items: Node[] }} ListNode
 * @typedef {Source & { type: "object", members: [string, Node][], entries: Map<string, Node> }} ObjectNode A repeated key is one entry.
 * @typedef {NullNode | BooleanNode | NumberNode | TextNode | ListNode | ObjectNode} Node
 */

const MAX_DEPTH = 128;

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const TEXT = /"(?:[^"\\]|\\.)*"/y;
const WORD = /true|false|null/y;

/**
 * The value of a body; undefined if it is not JSON.
 *
 * @param {string | Uint8Array} body
 * @returns {Node | undefined}
 */
export function readBody(body) {
  try {
    const text = typeof body === "string" ? body.replace(/^\uFEFF/, "") : new TextDecoder("utf-8", { fatal: true }).decode(body);
    return readJson(text.toWellFormed());
  } catch (error) {
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") return undefined;
    throw error;
  }
}

/** The value of a JSON text; undefined if it is none. @param {string} text @returns {Node | undefined} */
export function readJson(text) {
  let at = 0;

  /** @param {RegExp} pattern */
  function take(pattern) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    at += found?.length ?? 0;
    return found;
  }

  /** @param {string} sign */
  function takeSign(sign) {
    take(SPACE);
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  }

  /** @param {number} depth @returns {Node | undefined} */
  function value(depth) {
    take(SPACE);
    const start = at;
    const found = text[at] === "[" ? list(depth + 1) : text[at] === "{" ? object(depth + 1) : scalar();
    return found && /** @type {Node} */ ({ ...found, source: text.slice(start, at) });
  }

  function scalar() {
    if (text[at] === '"') {
      const found = string();
      return found === undefined ? undefined : { type: "text", value: found };
    }
    const number = take(NUMBER);
    if (number !== undefined) return Number.isFinite(Number(number)) ? { type: "number" } : undefined;
    const word = take(WORD);
    if (word === undefined) return undefined;
    return word === "null" ? { type: "null" } : { type: "boolean", value: word === "true" };
  }

  /** @returns {string | undefined} */
  function string() {
    const source = take(TEXT);
    if (source === undefined) return undefined;
    try {
      return JSON.parse(source).toWellFormed();
    } catch {
      return undefined; // An escape or a control character that JSON does not have.
    }
  }

  /** @param {number} depth */
  function list(depth) {
    if (!takeSign("[") || depth > MAX_DEPTH) return undefined;
    const items = members("]", () => value(depth));
    return items && { type: "list", items };
  }

  /** @param {number} depth */
  function object(depth) {
    if (!takeSign("{") || depth > MAX_DEPTH) return undefined;
    const found = members("}", () => member(depth));
    return found && { type: "object", members: found, entries: new Map(found) };
  }

  /** @param {number} depth @returns {[string, Node] | undefined} */
  function member(depth) {
    take(SPACE);
    const key = string();
    if (key === undefined || !takeSign(":")) return undefined;
    const found = value(depth);
    return found && [key, found];
  }

  /** @template T @param {string} end @param {() => T | undefined} read @returns {T[] | undefined} */
  function members(end, read) {
    /** @type {T[]} */
    const found = [];
    if (takeSign(end)) return found;
    do {
      const next = read();
      if (next === undefined) return undefined;
      found.push(next);
    } while (takeSign(","));
    return takeSign(end) ? found : undefined;
  }

  const found = value(0);
  take(SPACE);
  return at === text.length ? found : undefined;
}

/** A value as JSON without white space and needless escapes. @param {Node} node @returns {string} */
export function writeJson(node) {
  switch (node.type) {
    case "text":
      return JSON.stringify(node.value);
    case "list":
      return `[${node.items.map(writeJson).join(",")}]`;
    case "object":
      return `{${node.members.map(([key, value]) => `${JSON.stringify(key)}:${writeJson(value)}`).join(",")}}`;
    default:
      return node.source;
  }
}

/**
 * The digits of a number on the wire that is an integer, such as `2.0` and `20e-1`; undefined for any other.
 *
 * @param {string} source
 */
export function integerDigits(source) {
  const [, sign, whole, fraction = "", exponent = "0"] = /** @type {RegExpExecArray} */ (/^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(source));
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (/[1-9]/.test(digits.slice(Math.max(0, point)))) return undefined;
  const integer = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  return sign + integer.replace(/^0+(?=.)/, "");
}
