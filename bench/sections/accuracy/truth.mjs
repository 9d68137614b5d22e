// @ts-check

/**
 * What a thread had used, by the kernel's account, at moments in time: ascending pairs of monotonic and CPU
 * nanoseconds. Between two of them it either burnt all the time or slept, so that a straight line is exact but for
 * the time it was kept waiting.
 * @typedef {readonly (readonly [atNs: number, cpuNs: number])[]} Trace
 */

/** The mean use of a core between two moments, as somebody saw it. @typedef {{ fromNs: number, toNs: number, coresUsed: number }} Seen */

/**
 * @param {Trace} trace
 * @param {number} atNs
 * @returns {number} CPU nanoseconds; NaN outside of the trace
 */
export function cpuNsAt(trace, atNs) {
  const [first, last] = [trace[0], trace.at(-1)];
  if (first === undefined || last === undefined || atNs < first[0] || atNs > last[0]) return NaN;
  let [low, high] = [0, trace.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((trace[middle]?.[0] ?? Infinity) <= atNs) low = middle;
    else high = middle;
  }
  const [fromNs, fromCpuNs] = trace[low] ?? first;
  const [toNs, toCpuNs] = trace[high] ?? last;
  if (toNs === fromNs) return toCpuNs;
  return fromCpuNs + ((atNs - fromNs) / (toNs - fromNs)) * (toCpuNs - fromCpuNs);
}

/**
 * Cores really used between two moments.
 * @param {Trace} trace
 * @param {{ fromNs: number, toNs: number }} span
 */
export function coresUsedIn(trace, { fromNs, toNs }) {
  return (cpuNsAt(trace, toNs) - cpuNsAt(trace, fromNs)) / (toNs - fromNs);
}

/**
 * How far what was seen lies from the truth, in points of a core; spans that reach beyond the trace are left out.
 * @param {readonly Seen[]} seen
 * @param {Trace} trace
 * @returns {{ meanPoints: number, p95Points: number, count: number }} of the mean over all spans, weighed by their
 *   lengths, and of single ones; NaN without any
 */
export function errorsOf(seen, trace) {
  const compared = seen
    .map((span) => ({ ...span, truth: coresUsedIn(trace, span), ns: span.toNs - span.fromNs }))
    .filter(({ truth, coresUsed }) => Number.isFinite(truth) && Number.isFinite(coresUsed));
  const ns = compared.reduce((sum, each) => sum + each.ns, 0);
  const excess = compared.reduce((sum, each) => sum + (each.coresUsed - each.truth) * each.ns, 0);
  const sizes = compared
    .map(({ coresUsed, truth }) => 100 * Math.abs(coresUsed - truth))
    .sort((left, right) => left - right);
  return {
    meanPoints: ns === 0 ? NaN : (100 * Math.abs(excess)) / ns,
    p95Points: sizes[Math.ceil(0.95 * sizes.length) - 1] ?? NaN,
    count: compared.length,
  };
}
