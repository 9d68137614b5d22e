// @ts-check

/** @typedef {import('./synthetic-samples.mjs').RunSize} RunSize */

/** One of the three is changed at a time. */
export const USUAL = { cores: 8, workers: 16, minutes: 10 };
const CORES = [2, 8, 32, 128];
const WORKERS = [1, 64, 256];
const MINUTES = [1, 60];

/** @type {readonly RunSize[]} the last one has most of everything */
export const ALL_SIZES = [
  ...CORES.map((cores) => ({ ...USUAL, cores })),
  ...WORKERS.map((workers) => ({ ...USUAL, workers })),
  ...MINUTES.map((minutes) => ({ ...USUAL, minutes })),
  { cores: 128, workers: 256, minutes: 60 },
];

/** @type {readonly RunSize[]} */
export const QUICK_SIZES = [{ cores: 32, workers: 64, minutes: 1 }];

/**
 * The sizes that differ from the usual one in this alone, and that one.
 * @param {readonly RunSize[]} sizes
 * @param {keyof RunSize} of
 * @returns {RunSize[]} ascending
 */
export function sizesAlong(sizes, of) {
  const isUsual = (/** @type {RunSize} */ size, /** @type {string} */ name) =>
    name === of ||
    size[/** @type {keyof RunSize} */ (name)] === USUAL[/** @type {keyof RunSize} */ (name)];
  return sizes
    .filter((size) => Object.keys(USUAL).every((name) => isUsual(size, name)))
    .sort((left, right) => left[of] - right[of]);
}
