// @ts-check

/**
 * One run of tiny tasks.
 * @typedef {{ wallMs: number, digest: string }} MeasuredRun wallMs: from the first task to the last result
 *
 * @typedef {object} Order
 * @property {number} tasks
 * @property {number} workers
 * @property {string} folder for what interpreters keep
 * @property {AbortSignal} signal
 */

/**
 * @param {unknown} answer of a program
 * @returns {MeasuredRun}
 */
export function parseMeasuredRun(answer) {
  const { wallMs, digest } = /** @type {Record<string, unknown>} */ (answer);
  if (typeof wallMs === 'number' && wallMs > 0 && typeof digest === 'string')
    return { wallMs, digest };
  throw new Error(`A run of tiny tasks did not complete: ${JSON.stringify(answer).slice(0, 500)}`);
}

/**
 * Tasks a second of several runs. The same digest says that the same work was done.
 * @param {number} tasks
 * @param {readonly MeasuredRun[]} runs
 */
export function tasksPerS(tasks, runs) {
  return runs.map(({ wallMs }) => (tasks / wallMs) * 1000);
}

/**
 * @param {ReadonlyMap<string, readonly MeasuredRun[]>} runs by who did them
 * @throws when somebody has done other work
 */
export function sameWork(runs) {
  const all = [...runs].flatMap(([name, each]) => each.map(({ digest }) => ({ name, digest })));
  const other = all.find(({ digest }) => digest !== all[0]?.digest);
  if (other === undefined) return;
  throw new Error(`${other.name} did not do the work of ${all[0]?.name}: their digests differ.`);
}

/**
 * How many tasks take about so long, as far as a first try tells.
 * @param {{ tasks: number, wallMs: number }} tried
 * @param {number} wantedMs
 * @returns {number} in thousands, 1000 to 1,000,000, the most that a run takes
 */
export function tasksFor({ tasks, wallMs }, wantedMs) {
  const thousands = Math.round((tasks * wantedMs) / wallMs / 1000);
  return 1000 * Math.min(1000, Math.max(1, thousands));
}
