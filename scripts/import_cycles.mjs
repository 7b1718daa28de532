/** Modules that import each other, directly or by way of others: the layout of the sources allows none. */

import { at } from "./run.mjs";

/**
 * The imports of the JavaScript that is shipped, types and tests left out.
 *
 * @returns {Promise<Map<string, string[]>>} by path
 */
export async function importsOfJavaScript() {
  const { build } = await import("esbuild");
  const generated = ["glue", "wasm-source", "wasm-text", "element-style", "preact"];
  const entryPoints = ["src/client/index.js", "src/client/wasm_inline.js", "src/client/wasm_external.js", "src/bindings/task.js", "src/bindings/sub_task_page.js", "www/element/index.js", "www/app.js"];
  const { metafile } = await build({
    ...{ absWorkingDir: at(""), entryPoints, bundle: true, format: "esm", outdir: "target/import_cycles", write: false, metafile: true, ignoreAnnotations: true },
    alias: { "iot-upgrade-task": at("src/client/index.js") },
    external: generated,
  });
  return new Map(Object.entries(metafile.inputs).map(([path, { imports }]) => [path, imports.map(({ path }) => path)]));
}

/**
 * @param {Map<string, string[]>} graph the imports of each module
 * @returns {string[]} the first cycle that is found, from a module to itself; empty where there is none
 */
export function findCycle(graph) {
  /** Those from which no cycle is reached. @type {Set<string>} */
  const done = new Set();
  /** @param {string} module @param {string[]} path to it @returns {string[]} */
  function visit(module, path) {
    if (path.includes(module)) return [...path.slice(path.indexOf(module)), module];
    if (done.has(module)) return [];
    for (const imported of graph.get(module) ?? []) {
      const cycle = visit(imported, [...path, module]);
      if (cycle.length > 0) return cycle;
    }
    done.add(module);
    return [];
  }
  for (const module of graph.keys()) {
    const cycle = visit(module, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
