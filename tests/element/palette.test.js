/** Colours: distinguishable in every type of colour vision, and with sufficient contrast. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { converter, differenceEuclidean, filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, wcagContrast } from "culori";

const css = ["palette", "results"].map((name) => readFileSync(new URL(`../../www/element/style/${name}.css`, import.meta.url), "utf8")).join("");
/** By theme and name. @type {Record<"light" | "dark", Record<string, string>>} */
const palette = { light: {}, dark: {} };
for (const [, name, light, dark] of css.matchAll(/var\(--upgrade-task-([\w-]+), light-dark\((#\w+), (#\w+)\)/g)) {
  palette.light[name] = light;
  palette.dark[name] = dark;
}

const RESULTS = ["succeeded", "failed", "timed-out", "stopped", "in-progress", "waiting"];
const [rgb, linear] = [converter("rgb"), converter("lrgb")];
/** The simulation is defined for linear RGB, but many tools apply it to sRGB, so both are tested. @param {(color: any) => any} simulate */
const inLinearRgb = (simulate) => (/** @type {string} */ color) => {
  const { r, g, b } = simulate({ ...linear(color), mode: "rgb" });
  return rgb({ mode: "lrgb", r, g, b });
};
const VISIONS = /** @type {[string, (color: any) => any][]} */ ([
  ["common", (color) => color],
  ...[["red", filterDeficiencyProt(1)], ["green", filterDeficiencyDeuter(1)], ["blue", filterDeficiencyTrit(1)]].flatMap(([hue, simulate]) => [
    [`no ${hue}`, simulate],
    [`no ${hue} light`, inLinearRgb(/** @type {any} */ (simulate))],
  ]),
]);
/** CIE76: the Euclidean distance in Lab. */
const distance = differenceEuclidean("lab");

for (const theme of /** @type {const} */ (["light", "dark"])) {
  const color = palette[theme];
  const contrast = (/** @type {string} */ one, /** @type {string} */ other) => wcagContrast(color[one], color[other]);

  test(`${theme}: results have a contrast of 3:1 with the paper`, () => {
    for (const name of [...RESULTS, "edge"]) assert.ok(contrast(name, "paper") >= 3, `${name}: ${contrast(name, "paper")}`);
  });

  test(`${theme}: text has a contrast of 4.5:1`, () => {
    for (const text of ["ink", "quiet", "accent"]) {
      for (const ground of ["paper", "tint"]) assert.ok(contrast(text, ground) >= 4.5, `${text} on ${ground}: ${contrast(text, ground)}`);
    }
  });

  for (const [vision, simulate] of VISIONS) {
    test(`${theme}: results are distinguishable with ${vision === "common" ? "full colour vision" : vision}`, () => {
      for (const [index, one] of RESULTS.entries()) {
        for (const other of RESULTS.slice(index + 1)) {
          const difference = distance(simulate(color[one]), simulate(color[other]));
          assert.ok(difference >= 25, `${one} and ${other}: ${difference}`);
        }
      }
    });
  }
}
