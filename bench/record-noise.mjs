// @ts-check
// Records how the wall times of one and the same work vary here, for the simulations in
// main/statistics: node bench/record-noise.mjs [--runs 300] [--note TEXT]
// Takes about 10 minutes, on a machine that does nothing else. Afterwards simulation.test.ts tells
// what can be found in the new noise; its bounds are to be set to that.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { format, resolveConfig } from 'prettier';

const CLI = new URL('../scripts/corelane.mjs', import.meta.url).pathname;
const FILE = fileURLToPath(new URL('../main/statistics/fixtures/noise.json', import.meta.url));
// A family of six configurations with 30 rounds takes 180 runs in one stretch.
const LEAST_RUNS = 180;

const KINDS = [
  {
    label: 'primes, Python, 2 processes',
    flags: {
      workload: 'primes',
      tasks: 16,
      size: 20_000,
      runtime: 'python',
      strategy: 'processes',
      workers: 2,
    },
  },
  {
    label: 'sha256-blocks, Node.js, 2 threads',
    flags: {
      workload: 'sha256-blocks',
      tasks: 64,
      size: 8,
      runtime: 'node',
      strategy: 'threads',
      workers: 2,
    },
  },
];

/** @typedef {{ wallMs: number, othersCoresUsed: number | null }} Run */

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '300' }, note: { type: 'string', default: '' } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < LEAST_RUNS) {
  console.error(`--runs ${values.runs}: a whole number, at least ${LEAST_RUNS}, is needed.`);
  process.exit(2);
}

/**
 * @param {typeof KINDS[number]} kind
 * @returns {Run}
 */
function runOnce({ flags }) {
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const output = execFileSync(process.execPath, [
    CLI,
    'run',
    ...words,
    '--no-history',
    '--json',
  ]).toString();
  const { wallMs, othersCoresUsed } = JSON.parse(output);
  return { wallMs, othersCoresUsed };
}

/** @param {number} value */
const rounded = (value) => Number(value.toFixed(4));

const recordedAt = new Date().toISOString();
for (const kind of KINDS) runOnce(kind);
/** @type {Run[][]} */
const recorded = KINDS.map(() => []);
// In turn, as an experiment would: the spacing of the runs in time is part of the noise.
for (let round = 0; round < runs; round += 1) {
  for (const [index, kind] of KINDS.entries()) recorded[index]?.push(runOnce(kind));
  if (round % 20 === 19) console.log(`${round + 1} of ${runs} rounds`);
}

const noise = {
  schema: 'corelane.noise/1',
  recordedAt,
  endedAt: new Date().toISOString(),
  note: values.note,
  machine: {
    cpu: os.cpus()[0]?.model ?? null,
    logicalCpus: os.cpus().length,
    os: `${os.type()} ${os.release()}`,
  },
  series: KINDS.map(({ label, flags }, index) => ({
    label,
    flags,
    wallMs: (recorded[index] ?? []).map((run) => rounded(run.wallMs)),
    othersCoresUsed: (recorded[index] ?? []).map((run) =>
      run.othersCoresUsed === null ? null : rounded(run.othersCoresUsed),
    ),
  })),
};
const style = await resolveConfig(FILE);
writeFileSync(FILE, await format(JSON.stringify(noise), { ...style, filepath: FILE }));
console.log(`Written: ${FILE}`);
