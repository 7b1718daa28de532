/** Comparing what takes time, on a machine whose speed is not the same from one second to the next. */

/**
 * Lets all take their turn in every round, each time in another order, so that whatever else happens falls on all
 * alike.
 *
 * @param {Record<string, () => number | Promise<number>>} contenders Each takes one sample of its cost.
 * @param {{ rounds: number, warmUp: number }} options Rounds that count, and those before, which do not.
 * @returns {Promise<Record<string, number[]>>} The samples of each, by round.
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

/** The middle of several numbers, and the middle half of them around it. @typedef {{ median: number, low: number, high: number }} Spread */

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
 * The cost of each, and how many times that of the base it is: taken within each round, and only then summarized.
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
 * How many times that of the base a cost is.
 *
 * @param {number[]} costs
 * @param {number[]} base of the same rounds
 */
export function ratio(costs, base) {
  return spread(costs.map((cost, round) => cost / base[round]));
}
