// @ts-check
// Are runs judged rightly? Known cases through the command line, each so many times; at least 95 %
// of them must have the right verdict. Needs a quiet machine: node bench/verdicts.mjs [--runs 20] [NAME…]
// With names, only the cases whose name contains one of them.
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

const CLI = new URL('../scripts/corelane.mjs', import.meta.url).pathname;
const LEAST_RIGHT_SHARE = 0.95;

const CORES = availableParallelism();
const CROWD = 2 * CORES;

/** @typedef {import('../contract/verdict.ts').VerdictId} VerdictId */
/** @typedef {{ id: VerdictId, sentence: string }} Verdict */
/**
 * @typedef {object} Case
 * @property {string} name
 * @property {Record<string, string | number>} flags
 * @property {VerdictId} [right] the only right one
 * @property {VerdictId} [wrong] any but this one
 * @property {number} [leastCores] of the machine, below which the case can't occur
 */

const PYTHON_PRIMES = { workload: 'primes', runtime: 'python', tasks: 64, size: 40_000 };
const NODE_PRIMES = { workload: 'primes', runtime: 'node', tasks: 64, size: 400_000 };
const BLOCKS = { workload: 'sha256-blocks', runtime: 'python', tasks: 256, size: 16 };
const SLEEPERS = { workload: 'sleep', runtime: 'python', tasks: 4000, size: 50 };

/**
 * 4 threads and one lock that each holds for about so long at a time; on CPython a step takes about
 * 0.4 µs.
 * @param {number} holdMs 0: there is no lock
 * @returns {Case}
 */
function lockCase(holdMs) {
  const stepsPerMs = 2500;
  const stepsInAll = 500_000;
  const steps = holdMs === 0 ? stepsPerMs : Math.round(holdMs * stepsPerMs);
  return {
    name: `lock held ${holdMs} ms, 4 Python threads`,
    flags: {
      workload: 'lock-contention',
      runtime: 'python',
      strategy: 'threads',
      workers: 4,
      tasks: 8,
      rounds: Math.max(2, Math.round(stepsInAll / steps)),
      steps,
      'locked-percent': holdMs === 0 ? 0 : 100,
    },
    right: holdMs === 0 ? 'gil-bound' : 'lock-bound',
    leastCores: 2,
  };
}

/** @type {readonly Case[]} */
const CASES = [
  {
    name: `${CORES} Python processes`,
    flags: { ...PYTHON_PRIMES, strategy: 'processes', workers: CORES },
    right: 'scales-well',
    leastCores: 2,
  },
  {
    name: `${CORES} Node threads`,
    flags: { ...NODE_PRIMES, strategy: 'threads', workers: CORES },
    right: 'scales-well',
    leastCores: 2,
  },
  ...[2, 4, 8, 32].map((workers) => ({
    name: `${workers} GIL threads`,
    flags: { ...PYTHON_PRIMES, strategy: 'threads', workers },
    right: /** @type {VerdictId} */ ('gil-bound'),
    leastCores: 2,
  })),
  {
    name: `${CROWD} Python processes on ${CORES} cores`,
    flags: { ...PYTHON_PRIMES, strategy: 'processes', workers: CROWD },
    right: 'oversubscribed',
  },
  {
    name: `${CROWD} Node threads on ${CORES} cores`,
    flags: { ...NODE_PRIMES, strategy: 'threads', workers: CROWD },
    right: 'oversubscribed',
  },
  ...[0, 0.1, 0.5, 1, 2, 5, 20].map(lockCase),
  {
    name: '200 sleepers in asyncio',
    flags: { ...SLEEPERS, strategy: 'async', workers: 200 },
    right: 'io-bound',
  },
  ...[2, 4].map((workers) => ({
    name: `sha256-blocks, ${workers} Python threads`,
    flags: { ...BLOCKS, 'block-bytes': 1_048_576, strategy: 'threads', workers },
    wrong: /** @type {VerdictId} */ ('gil-bound'),
    leastCores: 2,
  })),
];

/**
 * @param {Case} kase
 * @returns {Verdict | null}
 */
function judgedOnce({ flags }) {
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const output = execFileSync(process.execPath, [CLI, 'run', ...words, '--no-history', '--json']);
  return JSON.parse(output.toString()).verdict;
}

/**
 * @param {Case} kase
 * @param {Verdict | null} verdict
 */
function isRight({ right, wrong }, verdict) {
  if (verdict === null) return false;
  return right === undefined ? verdict.id !== wrong : verdict.id === right;
}

/**
 * Runs a case and prints its row.
 * @param {Case} kase
 * @param {number} runs
 */
function holds(kase, runs) {
  const verdicts = Array.from({ length: runs }, () => judgedOnce(kase));
  const right = verdicts.filter((verdict) => isRight(kase, verdict));
  const wrong = verdicts.filter((verdict) => !isRight(kase, verdict));
  const isEnough = right.length >= Math.ceil(LEAST_RIGHT_SHARE * runs);
  const expected = kase.right ?? `not ${kase.wrong}`;
  const others = [...new Set(wrong.map((verdict) => verdict?.id ?? 'none'))].join(', ');
  console.log(
    `${isEnough ? 'holds' : 'FAILS'}  ${kase.name.padEnd(36)} ${expected.padEnd(16)} ${right.length} right of ${runs}`,
    others === '' ? '' : `  else: ${others}`,
  );
  for (const verdict of wrong) console.log(`         ${verdict?.sentence ?? 'no verdict'}`);
  return isEnough;
}

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '20' } },
  allowPositionals: true,
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs takes a whole number from 1 on, not “${values.runs}”.`);
  process.exit(2);
}
const isWanted = (/** @type {Case} */ { name }) =>
  positionals.length === 0 || positionals.some((part) => name.includes(part));
const wanted = CASES.filter(isWanted);
if (wanted.length === 0) {
  console.error(`No case is called ${positionals.join(' or ')}.`);
  process.exit(2);
}
let failed = 0;
for (const kase of wanted) {
  if ((kase.leastCores ?? 1) > CORES) {
    console.log(`left out ${kase.name}: it needs ${kase.leastCores} cores, here are ${CORES}`);
  } else if (!holds(kase, runs)) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
