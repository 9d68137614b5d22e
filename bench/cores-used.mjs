// @ts-check
// Do the strategies use the cores they should? 2 workers, at least 5 s of work, the median of 3 runs
// through the command line. Needs a quiet machine with two cores: node bench/cores-used.mjs
import { execFileSync } from 'node:child_process';

const CLI = new URL('../scripts/corelane.mjs', import.meta.url).pathname;
const RUNS = 3;
const MOST_ATTEMPTS = 3;
const QUIET_OTHERS_CORES = 0.05;

const SLOW_PRIMES = { workload: 'primes', tasks: 40, size: 200_000 };
const FAST_PRIMES = { workload: 'primes', tasks: 48, size: 2_000_000 };
// Blocks of 1 MiB: native code that releases the GIL, so that Python's threads scale.
const BLOCKS = { workload: 'sha256-blocks', tasks: 768, size: 32, 'block-bytes': 1_048_576 };

const EXPECTED = [
  { runtime: 'python', strategy: 'threads', work: SLOW_PRIMES, least: 0.9, most: 1.1 },
  { runtime: 'python', strategy: 'processes', work: SLOW_PRIMES, least: 1.8, most: 2.1 },
  { runtime: 'python', strategy: 'threads', work: BLOCKS, least: 1.8, most: 2.1 },
  { runtime: 'node', strategy: 'threads', work: FAST_PRIMES, least: 1.8, most: 2.1 },
];

/** @typedef {typeof EXPECTED[number]} Case */
/** @typedef {{ wallMs: number, coresUsed: number, othersCoresUsed: number }} Run */

/**
 * @param {Case} kase
 * @returns {Run}
 */
function runOnce({ runtime, strategy, work }) {
  const flags = { ...work, runtime, strategy, workers: 2 };
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return JSON.parse(
    execFileSync(process.execPath, [CLI, 'run', ...words, '--no-history', '--json']).toString(),
  );
}

/** @param {Case} kase */
function quietRun(kase) {
  let run = runOnce(kase);
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (run.othersCoresUsed <= QUIET_OTHERS_CORES) break;
    run = runOnce(kase);
  }
  return run;
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

let failed = 0;
for (const kase of EXPECTED) {
  const runs = Array.from({ length: RUNS }, () => quietRun(kase));
  const coresUsed = median(runs.map((run) => run.coresUsed));
  const wallMs = median(runs.map((run) => run.wallMs));
  const othersCoresUsed = Math.max(...runs.map((run) => run.othersCoresUsed));
  const holds = coresUsed >= kase.least && coresUsed <= kase.most && wallMs >= 5000;
  if (!holds) failed += 1;
  console.log(
    `${holds ? 'holds' : 'FAILS'}  ${kase.work.workload}, ${kase.runtime} ${kase.strategy}: ${coresUsed.toFixed(3)} cores used`,
    `(${kase.least}…${kase.most}), ${(wallMs / 1000).toFixed(1)} s, others at most ${othersCoresUsed.toFixed(2)}`,
  );
}
process.exitCode = failed === 0 ? 0 : 1;
