// @ts-check
// Does an event loop overlap waiting? `http-get`, 200 requests of 50 ms: one after another, and in one
// loop with 100 in flight, in turn; the median of 3. Needs a quiet machine: node bench/waiting.mjs
import { execFileSync } from 'node:child_process';

const CLI = new URL('../scripts/corelane.mjs', import.meta.url).pathname;
const RUNS = 3;
const REQUESTS = 200;
const LATENCY_MS = 50;
const IN_FLIGHT = 100;
const IDEAL_MS = (REQUESTS / IN_FLIGHT) * LATENCY_MS;

/**
 * @param {string} runtime
 * @param {'sequential' | 'async'} strategy
 * @returns {number} milliseconds of work
 */
function workMs(runtime, strategy) {
  const flags = {
    workload: 'http-get',
    runtime,
    strategy,
    workers: IN_FLIGHT,
    tasks: REQUESTS,
    'latency-ms': LATENCY_MS,
  };
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return JSON.parse(
    execFileSync(process.execPath, [CLI, 'run', ...words, '--no-history', '--json']).toString(),
  ).wallMs;
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

let failed = 0;
for (const runtime of ['python', 'node']) {
  const pairs = Array.from({ length: RUNS }, () => ({
    sequentialMs: workMs(runtime, 'sequential'),
    asyncMs: workMs(runtime, 'async'),
  }));
  const asyncMs = median(pairs.map((pair) => pair.asyncMs));
  const share = median(pairs.map((pair) => pair.asyncMs / pair.sequentialMs));
  const holds = asyncMs <= 5 * IDEAL_MS && share <= 0.1;
  if (!holds) failed += 1;
  console.log(
    `${holds ? 'holds' : 'FAILS'}  ${runtime}: ${asyncMs.toFixed(0)} ms for ${IDEAL_MS} ms at best,`,
    `${(100 * share).toFixed(1)} % of one after another`,
  );
}
process.exitCode = failed === 0 ? 0 : 1;
