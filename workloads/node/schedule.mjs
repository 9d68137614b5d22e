// @ts-check

/**
 * The tasks first, first + step, first + 2 step … below end.
 * @typedef {{ first: number, step: number, end: number }} Range
 *
 * @typedef {import('./options.mjs').Schedule} Schedule
 */

/**
 * A static split: what a worker will run is settled before the first task.
 * @param {'round-robin' | 'blocks'} schedule
 * @param {number} total N
 * @param {number} workers W
 * @param {number} worker 0 … W − 1
 * @returns {Range}
 */
export function rangeOfWorker(schedule, total, workers, worker) {
  if (schedule === 'round-robin') return { first: worker, step: workers, end: total };
  return block(total, workers, worker);
}

/**
 * Chunks of neighbours, in the order in which they are taken from the one queue of a pool.
 * @param {'dynamic' | 'guided' | 'blocks'} schedule
 * @param {number} total N
 * @param {number} workers W
 * @param {number} chunk
 * @returns {Generator<Range, void, undefined>} none is empty
 */
export function* chunksOf(schedule, total, workers, chunk) {
  let first = 0;
  for (let nth = 0; first < total; nth += 1) {
    const end = Math.min(total, endOfChunk(schedule, { first, nth, total, workers, chunk }));
    if (end > first) yield { first, step: 1, end };
    first = end;
  }
}

/**
 * @param {'dynamic' | 'guided' | 'blocks'} schedule
 * @param {{ first: number, nth: number, total: number, workers: number, chunk: number }} at
 */
function endOfChunk(schedule, { first, nth, total, workers, chunk }) {
  if (schedule === 'blocks') return block(total, workers, nth).end;
  if (schedule === 'dynamic') return first + chunk;
  // Large chunks while much is left cost little; small ones at the end let all workers end together.
  return first + Math.max(chunk, Math.ceil((total - first) / (2 * workers)));
}

/**
 * @param {number} total
 * @param {number} workers
 * @param {number} worker
 * @returns {Range}
 */
function block(total, workers, worker) {
  return {
    first: Math.floor((worker * total) / workers),
    step: 1,
    end: Math.floor(((worker + 1) * total) / workers),
  };
}

/**
 * @param {Range} range
 * @returns {Generator<number, void, undefined>}
 */
export function* indexesOf({ first, step, end }) {
  for (let index = first; index < end; index += step) yield index;
}
