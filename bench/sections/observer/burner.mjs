// @ts-check
// Keeps cores busy and counts what it gets done, in whole numbers and without taking memory, so that nothing but
// the cores limits it: `node burner.mjs THREADS`. Every line on descriptor 0 is answered by one with the account
// so far. Ends when descriptor 0 is closed.
import { createInterface } from 'node:readline';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

/** A few tenths of a millisecond: far less than what is measured, far more than counting it costs. */
const STEPS_A_BLOCK = 100_000;

/** Cells of 4 bytes from one thread's count to the next: two cache lines, so that no thread slows another. */
const CELLS_APART = 32;

if (isMainThread) lead(Number(process.argv[2]));
else burn(workerData);

/** @param {number} threads */
function lead(threads) {
  const counts = new Int32Array(new SharedArrayBuffer(threads * CELLS_APART * 4));
  for (let thread = 0; thread < threads; thread += 1) {
    new Worker(new URL(import.meta.url), { workerData: { counts, cell: thread * CELLS_APART } });
  }
  createInterface({ input: process.stdin })
    .on('line', () => process.stdout.write(`${JSON.stringify(account(counts))}\n`))
    .on('close', () => process.exit(0));
}

/** @param {Int32Array} counts */
function account(counts) {
  const blocks = counts.reduce((sum, count) => sum + count, 0);
  return { blocks, atMs: performance.now() };
}

/** @param {{ counts: Int32Array, cell: number }} place */
function burn({ counts, cell }) {
  let state = 1;
  // A xorshift never comes to 0: the end is there so that the compiler must compute it.
  while (state !== 0) {
    for (let step = 0; step < STEPS_A_BLOCK; step += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
    }
    Atomics.add(counts, cell, 1);
  }
}
