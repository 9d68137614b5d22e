// @ts-check
// Workload "fetch-and-parse": task i fetches one answer from the test server, which is waiting, then
// goes through all numbers in it, which is computing.
import { taskDigest, u64 } from '../digest.mjs';
import { fetchBody, prepareFetch } from '../http-fetch.mjs';
import { littleEndianNumbers } from '../little-endian.mjs';
import { wholeNumber } from '../parameters.mjs';

const MAX_ROUNDS = 1_000_000;
const NUMBER_BYTES = 4;

/** @param {Parameters<typeof prepareFetch>[0]} request */
export function prepare(request) {
  const { tasksTotal, source } = prepareFetch(request, NUMBER_BYTES);
  const rounds = wholeNumber(request.parameters, 'rounds', 1, MAX_ROUNDS);
  return { tasksTotal, input: { source, rounds } };
}

/**
 * @param {number} index
 * @param {{ source: import('../http-fetch.mjs').Source, rounds: number }} input
 */
export async function run(index, { source, rounds }) {
  const numbers = littleEndianNumbers(Buffer.concat(await fetchBody(index, source)));
  return taskDigest(u64(index), u64(mix(index, numbers, rounds)));
}

/**
 * @param {number} start
 * @param {Uint32Array} numbers
 * @param {number} rounds how often all of them are gone through
 * @returns {number} 32 bits, unsigned
 */
function mix(start, numbers, rounds) {
  let h = start | 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const number of numbers) {
      h = (Math.imul(h ^ number, 0x9e3779b1) + 0x7f4a7c15) | 0;
      h ^= h >>> 15;
    }
  }
  return h >>> 0;
}
