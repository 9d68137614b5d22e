// @ts-check

/**
 * From values to pixels. `ticks` lie within the domain.
 * @typedef {{ at: (value: number) => number, ticks: readonly number[] }} Scale
 */

/** @typedef {readonly [from: number, to: number]} Range */

/**
 * @param {Range} domain what is to be seen; widened to hold 0
 * @param {Range} pixels
 * @returns {Scale}
 */
export function linearScale([low, high], pixels) {
  const from = Math.min(0, low);
  const to = Math.max(high, 0) || (from < 0 ? 0 : 1);
  const step = roundStep((to - from) / 5);
  const first = Math.ceil(from / step) * step;
  const count = Math.floor((to - first) / step + 1e-9) + 1;
  return {
    at: between([from, to], pixels),
    ticks: Array.from({ length: count }, (_, index) =>
      Number((first + index * step).toPrecision(12)),
    ),
  };
}

/**
 * @param {Range} domain above 0; widened to whole steps of 1, 2, 5
 * @param {Range} pixels
 * @returns {Scale}
 */
export function logScale([low, high], pixels) {
  const steps = logSteps(low, high);
  const from = steps[0] ?? low;
  const to = steps.at(-1) ?? high;
  const at = between([Math.log(from), Math.log(to)], pixels);
  const isLong = steps.length > 8;
  const ticks = steps.filter((step) => !isLong || /^1(e|$)/.test(step.toExponential()));
  return { at: (value) => at(Math.log(value)), ticks };
}

/** @param {number} low @param {number} high */
function logSteps(low, high) {
  const steps = [];
  const last = Math.ceil(Math.log10(high));
  // One power more at either end: the logarithm of just below a power of ten rounds to it.
  for (let power = Math.floor(Math.log10(low)) - 1; power <= last + 1; power += 1) {
    for (const digit of [1, 2, 5]) steps.push(Number(`${digit}e${power}`));
  }
  const first = steps.findLastIndex((step) => step <= low);
  const end = steps.findIndex((step) => step >= high);
  return steps.slice(first, Math.max(end, first + 1) + 1);
}

/** @param {Range} domain @param {Range} pixels @returns {(value: number) => number} */
function between([from, to], [start, end]) {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** @param {number} rough */
function roundStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  const digit = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return digit * power;
}
