// @ts-check

/** @typedef {import('./kept-sections.mjs').KeptSection} KeptSection */

/** What the page says of the code: `limits-page.test.mjs` holds it to the code's own constants. */
export const CODE = {
  ...{ mostWorkers: 256, mostWorkersPerTask: 1000, mostFoundWorkers: 512 },
  ...{ mostTimeLimitS: 86_400, keptTasks: 1_000_000, mostTasks: 10_000_000 },
  ...{
    trackLimits: { ticks: 14_400, places: 100_000, leastTicks: 1_200 },
    mostWaitingBytes: 64 * 2 ** 20,
    slowestTickMs: 2000,
    costLimit: 0.05,
    quietCostLimit: 0.004,
  },
};

/** @param {number} value */
const count = (value) => value.toLocaleString('en-GB');

const LENGTHENED = `Where ticks cost more than ${CODE.costLimit * 100} % of a core (${CODE.quietCostLimit * 100} % in a quiet run of some seconds) they come less often by themselves, every ${CODE.slowestTickMs / 1000} s at the slowest, which is said beside Corelane’s own use and in the progress line of the command line.`;

const REFUSED = `More than ${count(CODE.mostWorkers)} workers are refused with the range (${count(CODE.mostWorkersPerTask)} tasks where each gets a worker).`;

const HELD = `${count(CODE.trackLimits.ticks)} ticks (an hour at 4 a second), of more than 6 workers ${count(CODE.trackLimits.places)} samples of them, but at least ${count(CODE.trackLimits.leastTicks)} ticks`;

/**
 * A size that was run, and a cost that grows with it.
 * @typedef {object} Dimension
 * @property {string} name
 * @property {string} section that measures it
 * @property {string} unit of the size
 * @property {string} cost what it costs
 * @property {string} costUnit
 * @property {string} title of the curve in that section, or its beginning
 * @property {string} line of the curve: its name, or its beginning
 * @property {boolean} [isOfEach] whether the curve tells the cost of each, so that all cost x times as much
 * @property {string} past what the product does beyond
 */

/** @type {readonly Dimension[]} */
export const DIMENSIONS = [
  {
    ...{ name: 'workers: threads', section: 'sampler', unit: 'threads', isOfEach: true },
    ...{ cost: 'CPU of a tick', costUnit: 'µs', line: 'Corelane' },
    ...{ title: 'CPU time a worker and tick, sleeping threads', past: `${REFUSED} ${LENGTHENED}` },
  },
  {
    ...{ name: 'workers: processes', section: 'sampler', unit: 'processes', isOfEach: true },
    ...{ cost: 'CPU of a tick', costUnit: 'µs', line: 'Corelane' },
    title: 'CPU time a worker and tick, sleeping processes',
    past: `As for threads. Of a program of one’s own ${count(CODE.mostFoundWorkers)} threads and processes become workers; what comes later is seen in its totals alone, which a warning of the result says.`,
  },
  {
    ...{ name: 'cores', section: 'drawing', unit: 'cores', cost: 'work of the page a move' },
    ...{ costUnit: 'ms', title: 'Work of the page a move, by cores', line: 'dragging' },
    past: 'No limit in the code: every logical CPU has its row.',
  },
  {
    ...{ name: 'workers drawn', section: 'drawing', unit: 'workers', costUnit: 'ms' },
    ...{ cost: 'work of the page a move', title: 'Work of the page a move, by workers' },
    ...{ line: 'dragging', past: 'As for threads.' },
  },
  {
    ...{ name: 'length of a run, drawn', section: 'drawing', unit: 'min', costUnit: 'ms' },
    ...{ cost: 'work of the page a move', title: 'Work of the page a move, by minutes' },
    line: 'dragging',
    past: `A run may be limited to ${CODE.mostTimeLimitS / 3600} h at most. The page holds ${HELD}; of a longer run the older part of the live picture becomes coarser, which stands under the timeline. Zoomed in, each tick comes back from the history.`,
  },
  {
    ...{ name: 'length of a run, in memory', section: 'endurance', unit: 'min', costUnit: 'MiB' },
    ...{ cost: 'held by JavaScript', title: 'Memory over time', line: 'one run of' },
    past: `As above: ${HELD} are the most that is held.`,
  },
  {
    ...{ name: 'length of a run, recorded', section: 'store', unit: 'min', costUnit: 'ms' },
    ...{ cost: 'a write of 16 ticks', title: 'Time of a write of 16 ticks', line: 'Corelane' },
    past: `No limit but the disk: where it is full the run goes on, what waits to be written is held up to ${CODE.mostWaitingBytes / 2 ** 20} MiB, and what is given up then is told.`,
  },
];

/** Of tasks one number is measured. */
export const TASKS = {
  ...{ name: 'tasks of a run', section: 'store', metric: 'time to pack and write the tasks' },
  past: `The times of the first ${count(CODE.keptTasks)} are kept; how many more there were is said under the timeline and in reports. More than ${count(CODE.mostTasks)} are refused.`,
};

/**
 * @param {Dimension} dimension
 * @param {ReadonlyMap<string, KeptSection>} kept
 * @returns {import('./fit-line.mjs').Point[]} ascending in x; none where it was not measured
 */
export function pointsOf({ section, title, line, isOfEach = false }, kept) {
  const curve = kept.get(section)?.section.curves.find((each) => each.title.startsWith(title));
  const points = curve?.lines.find(({ name }) => name.startsWith(line))?.points ?? [];
  return points
    .filter(({ x, y }) => x > 0 && Number.isFinite(y))
    .map(({ x, y }) => ({ x, y: isOfEach ? x * y : y }))
    .sort((left, right) => left.x - right.x);
}
