/** Results as text tables. */

/** @typedef {import("./interleave.js").Spread} Spread */
/** @typedef {ReturnType<typeof import("./interleave.js").compared>} Compared */

/**
 * @param {string} title
 * @param {string} unit
 * @param {Compared} results
 * @param {(cost: Spread) => string} format
 */
export function costTable(title, unit, results, format) {
  return table(title, ["", unit, "ratio"], Object.entries(results).map(([name, { cost, ratio }]) => [name, format(cost), around(ratio)]));
}

/** @param {Spread} ratio */
export function around({ median, low, high }) {
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

/** @param {Spread} cost */
export function milliseconds({ median, low, high }) {
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

/** @param {number} bytes */
export function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}

/**
 * @param {string} title
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(title, head, rows) {
  const columns = head.map((title, column) => {
    const cells = rows.map((row) => row[column]);
    const width = Math.max(title.length, ...cells.map((cell) => cell.length));
    const numbers = cells.every((cell) => /^-?\d/.test(cell));
    return (/** @type {string} */ cell) => (column > 0 && numbers ? cell.padStart(width) : cell.padEnd(width));
  });
  const lines = [head, ...rows].map((row) => `  ${row.map((cell, column) => columns[column](cell)).join("  ")}`.trimEnd());
  return [title, ...lines].join("\n");
}
