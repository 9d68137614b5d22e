// @ts-check
// Do Corelane's times agree with a timer that shares no code with it? The same host does the same
// work in turn under both; the median of the ratios within a round must lie within 2 % (so that a
// machine that is slower for a minute is slower for both). Needs a quiet machine:
// node bench/independent-timer.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = new URL('../scripts/corelane.mjs', import.meta.url).pathname;
const TIMER = new URL('independent_timer.py', import.meta.url).pathname;
const HOSTS = new URL('../workloads/', import.meta.url).pathname;
const ROUNDS = 15;
const MOST_DIFFERENCE = 0.02;

const CASES = [
  { runtime: 'python', strategy: 'sequential', workers: 1, size: 60_000 },
  { runtime: 'python', strategy: 'processes', workers: 2, size: 120_000 },
  { runtime: 'node', strategy: 'threads', workers: 2, size: 500_000 },
];
const TASKS = 8;

// Compiled files are kept between runs, as Corelane keeps them.
const ENVIRONMENT = {
  ...process.env,
  PYTHONPYCACHEPREFIX: mkdtempSync(join(tmpdir(), 'corelane-pycache-')),
  PYTHONDONTWRITEBYTECODE: '',
};

/** @typedef {typeof CASES[number]} Case */
/** @typedef {{ wallMs: number, totalMs: number }} Times */

/**
 * @param {Case} kase
 * @returns {Times & { runtime: { executable: string } }}
 */
function byCorelane({ runtime, strategy, workers, size }) {
  const flags = { workload: 'primes', tasks: TASKS, size, runtime, strategy, workers };
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return JSON.parse(
    execFileSync(process.execPath, [CLI, 'run', ...words, '--no-history', '--json']).toString(),
  );
}

/**
 * @param {Case} kase
 * @param {string} executable
 * @returns {Times}
 */
function byTimer({ runtime, strategy, workers, size }, executable) {
  const parameters = { tasks: TASKS, size, sizes: 'uniform' };
  const line = { type: 'parameters', protocol: 1, workload: 'primes', strategy, workers, seed: 1 };
  const host =
    runtime === 'python' ? ['-X', 'utf8', `${HOSTS}python/host.py`] : [`${HOSTS}node/host.mjs`];
  const input = `${JSON.stringify({ ...line, parameters, options: {} })}\n`;
  return JSON.parse(execFileSync('python3', [TIMER, executable, ...host], { input }).toString());
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

let failed = 0;
for (const kase of CASES) {
  const { executable } = byCorelane(kase).runtime;
  byTimer(kase, executable);
  /** @type {[Times, Times][]} */
  const rounds = Array.from({ length: ROUNDS }, () => [
    byCorelane(kase),
    byTimer(kase, executable),
  ]);
  for (const figure of /** @type {const} */ (['wallMs', 'totalMs'])) {
    const ratios = rounds.map(([run, timer]) => run[figure] / timer[figure]);
    const difference = median(ratios) - 1;
    const holds = Math.abs(difference) <= MOST_DIFFERENCE;
    if (!holds) failed += 1;
    console.log(
      `${holds ? 'holds' : 'FAILS'}  ${kase.runtime} ${kase.strategy}, ${figure}:`,
      `${median(rounds.map(([run]) => run[figure])).toFixed(1)} ms, ${(100 * difference).toFixed(2)} % from the independent timer`,
    );
  }
}
rmSync(ENVIRONMENT.PYTHONPYCACHEPREFIX, { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;
