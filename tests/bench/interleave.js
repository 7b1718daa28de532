/** Interleaved sampling, for comparisons on a machine whose speed varies. */

/**
 * Takes one sample of every contender per round, in random order, so that other load affects all contenders alike.
 *
 * @param {Record<string, () => number | Promise<number>>} contenders Each returns one sample of its cost.
 * @param {{ rounds: number, warmUp: number }} options The first `warmUp` rounds are discarded.
 * @returns {Promise<Record<string, number[]>>} The samples of each contender, by round.
 */
export async function interleave(contenders, { rounds, warmUp }) {
  const names = Object.keys(contenders);
  /** @type {Record<string, number[]>} */
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of shuffled(names)) {
      const cost = await contenders[name]();
      if (round >= 0) samples[name].push(cost);
    }
  }
  return samples;
}

/** @param {string[]} names */
function shuffled(names) {
  return names
    .map((name) => ({ name, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
}

/** The median and the quartiles. @typedef {{ median: number, low: number, high: number }} Spread */

/** @param {number[]} numbers @returns {Spread} */
export function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const quantile = (/** @type {number} */ share) => {
    const place = share * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place % 1);
  };
  return { median: quantile(0.5), low: quantile(0.25), high: quantile(0.75) };
}

/**
 * The cost of each contender, and its ratio to the base; ratios are taken per round before they are summarized.
 *
 * @param {Record<string, number[]>} samples
 * @param {string} base
 * @returns {Record<string, { cost: Spread, ratio: Spread, samples: number[] }>}
 */
export function compared(samples, base) {
  const entries = Object.entries(samples).map(([name, costs]) => {
    return [name, { cost: spread(costs), ratio: ratio(costs, samples[base]), samples: costs }];
  });
  return Object.fromEntries(entries);
}

/**
 * The ratio of a cost to the base.
 *
 * @param {number[]} costs
 * @param {number[]} base In the same rounds.
 */
export function ratio(costs, base) {
  return spread(costs.map((cost, round) => cost / base[round]));
}
