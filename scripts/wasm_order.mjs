/** The order of a module's functions, which means nothing to an engine, but much to a compressor. */

/** How many lines of its text are compared at once. */
const RUN = 2;

/**
 * The module with each function after the one that it shares most with.
 *
 * @param {typeof import("binaryen").default} binaryen
 * @param {import("binaryen").default.Module} module
 */
export function ordered(binaryen, module) {
  // In the text, functions refer to each other by name.
  const [head, ...functions] = module.emitText().replace(/\)\s*$/, "").split(/^(?= \(func )/m);
  const result = binaryen.parseText(`${head}${bySimilarity(functions).join("")})`);
  result.setFeatures(module.getFeatures());
  result.runPasses(["emit-target-features"]);
  return result;
}

/** @param {string[]} functions */
function bySimilarity(functions) {
  const left = new Set(functions.map((text) => ({ text, runs: runsOf(text) })));
  let [last] = [...left].sort((one, other) => other.runs.size - one.runs.size);
  const result = [];
  while (last) {
    left.delete(last);
    result.push(last.text);
    const { runs } = last;
    last = [...left].map((next) => ({ next, likeness: likeness(runs, next.runs) })).sort((one, other) => other.likeness - one.likeness)[0]?.next;
  }
  return result;
}

/** @param {string} text */
function runsOf(text) {
  const lines = text.split("\n").map((line) => line.trim());
  return new Set(lines.map((_, at) => lines.slice(at, at + RUN).join("\n")));
}

/** The cosine of the angle between the two sets. @param {Set<string>} one @param {Set<string>} other */
function likeness(one, other) {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const run of few) if (many.has(run)) shared += 1;
  return shared / Math.sqrt(few.size * many.size);
}
