// @ts-check
// How often is a difference claimed where there is none? 20 real experiments in which both
// configurations are the same thing said in two ways; at most 3 may be answered "yes".
// Needs a quiet machine and some 25 minutes: node bench/a-a.mjs [experiments]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = new URL('../scripts/corelane.mjs', import.meta.url).pathname;
const EXPERIMENTS = Number(process.argv[2] ?? 20);
const MOST_YES = 3;

/** Round-robin is what `threads` and `processes` do anyway, and one task at a time what pools do. */
const PAIRS = [
  {
    runtime: 'node',
    strategy: 'threads',
    workload: 'primes',
    size: 300_000,
    same: { schedule: 'round-robin' },
  },
  {
    runtime: 'python',
    strategy: 'processes',
    workload: 'primes',
    size: 30_000,
    same: { schedule: 'round-robin' },
  },
  {
    runtime: 'python',
    strategy: 'threads',
    workload: 'primes',
    size: 20_000,
    same: { schedule: 'round-robin' },
  },
  {
    runtime: 'python',
    strategy: 'process-pool',
    workload: 'primes',
    size: 30_000,
    same: { chunk: 1 },
  },
];

const folder = mkdtempSync(join(tmpdir(), 'corelane-a-a-'));
const counts = { yes: 0, same: 0, 'cant-tell': 0 };
for (let index = 0; index < EXPERIMENTS; index += 1) {
  const pair = PAIRS[index % PAIRS.length] ?? PAIRS[0];
  if (pair === undefined) break;
  const file = join(folder, `${index}.json`);
  const experiment = {
    schema: 'corelane.experiment-file/1',
    workload: pair.workload,
    parameters: { tasks: 8, size: pair.size },
    runtimes: [pair.runtime],
    strategies: [pair.strategy, { strategy: pair.strategy, options: pair.same }],
    workers: [2],
    orderSeed: 1000 + index,
  };
  writeFileSync(file, JSON.stringify(experiment));
  const words = ['compare', file, '--no-history', '--json'];
  const options = { maxBuffer: 256 * 1024 * 1024 };
  const result = JSON.parse(execFileSync(process.execPath, [CLI, ...words], options).toString());
  const answer = /** @type {keyof typeof counts} */ (result.pairs[0].differs);
  counts[answer] += 1;
  const { ratio, ci95, pHolm } = result.pairs[0];
  console.log(
    `${index + 1}. ${pair.runtime} ${pair.strategy}: ${answer}, ratio ${ratio.toFixed(4)}`,
    `(${ci95?.map((/** @type {number} */ end) => end.toFixed(4)).join(' – ') ?? 'no interval'}), p ${pHolm?.toFixed(3)},`,
    `${result.configurations[0].runs.length} runs each`,
  );
}
rmSync(folder, { recursive: true });
console.log(`yes ${counts.yes}, same ${counts.same}, can't tell ${counts['cant-tell']}`);
process.exitCode = counts.yes <= MOST_YES ? 0 : 1;
