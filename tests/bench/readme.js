/** The README's table, and the figures of "Where it is worse", in Markdown. */

/** @typedef {import("./parts.js").Results} Results */

const BODIES = ["1 device", "16 devices", "256 devices", "256 groups"];

/** The contenders in the order of the README, with their names there. @type {[string, string][]} */
const ROWS = [
  ["ours", "**this package**"],
  ["hand", "hand-written checks"],
  ["ajv", "ajv 8, compiled in the page"],
  ["ajv-standalone", "ajv 8, precompiled"],
  ["typebox", "typebox 1"],
  ["arktype", "arktype 2"],
  ["zod", "zod 4"],
  ["zod-mini", "zod mini"],
  ["valibot", "valibot 1"],
];

/** What it is made of. */
export const README_PARTS = /** @type {const} */ (["sizes", "speed", "queries", "start", "watches"]);

/** @param {Pick<Results, typeof README_PARTS[number]>} results */
export function readme({ sizes, speed, queries, start, watches }) {
  const kilobytes = (/** @type {{ brotli: number }} */ { brotli }) => (brotli / 1000).toFixed(1);
  const own = `${kilobytes(sizes.entries["./dist/index.js"])}; ${kilobytes(sizes.entries["./dist/external.js + .wasm"])} as \`external\``;
  const rows = ROWS.map(([name, title]) => [
    title,
    ...BODIES.map((body) => speed.chromium[body][name].ratio.median.toFixed(2)),
    name === "ours" ? own : kilobytes(sizes.clients[name]),
  ]);
  const times = (/** @type {{ ratio: { median: number } }} */ { ratio }) => `${ratio.median.toFixed(2)} times`;
  const firstTasks = ["ours", "ours-external", "valibot", "zod", "ajv", "arktype"].map((name) => {
    const [first, again] = [start.first, start.again].map((visit) => visit[name].cost.median.toFixed(1));
    return `${name} ${first} ms, later ${again}`;
  });
  return [
    row(["", ...BODIES, "download, KB brotli"]),
    row(Array(BODIES.length + 2).fill("---")),
    ...rows.map(row),
    "",
    `From import to the first task, first visit: ${firstTasks.join("; ")}.`,
    `A whole query over loopback: ${times(queries.chromium.ours)} in Chromium, ${times(queries.node.ours)} in Node.`,
    `Fifty watches: ${times(watches.same.ours)} with the same responses, ${times(watches.progress.ours)} with progress.`,
  ].join("\n");
}

/** @param {string[]} cells */
function row(cells) {
  return `| ${cells.join(" | ")} |`;
}
