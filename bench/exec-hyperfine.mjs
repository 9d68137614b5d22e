// @ts-check
// Whether `corelane exec` tells the times that hyperfine tells: three real commands of more than a second,
// run by both in turn: medians, and the quotient of each round's two with its 95 % interval. The goal is 2 %, of wall
// time and of user and system time. Needs a quiet machine, and hyperfine (Debian: apt-get install hyperfine):
//   node bench/exec-hyperfine.mjs [--rounds 11]
import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { estimate, medianOf, pairedRatios } from './frame/estimate.mjs';

/** @typedef {{ wallS: number, cpuS: number }} Times */

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '11' } } });
const rounds = Number(values.rounds);
const GOAL = 0.02;
const repository = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'corelane-bench-'));

try {
  for (const { name, argv } of commands()) compare(name, argv);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @returns {readonly { name: string, argv: readonly string[] }[]} */
function commands() {
  const data = path.join(folder, 'data');
  // Half noise, half not: about what text compresses to.
  const bytes = Buffer.alloc(6_000_000);
  for (let at = 0; at < bytes.length; at += 64) randomFillSync(bytes, at, 32);
  writeFileSync(data, bytes);
  const source = path.join(folder, 'source.c');
  const functions = Array.from({ length: 1500 }, (_, index) => cFunction(index));
  writeFileSync(source, `#include <math.h>\n${functions.join('\n')}\n`);
  const script = path.join(folder, 'script.py');
  writeFileSync(script, 'print(sum(i * i % 7 for i in range(24_000_000)))\n');
  return [
    { name: 'xz', argv: ['xz', '-k', '-f', '-6', data] },
    { name: 'gcc', argv: ['gcc', '-O2', '-c', '-o', path.join(folder, 'o'), source] },
    { name: 'python', argv: ['python3', script] },
  ];
}

/** @param {number} index */
function cFunction(index) {
  return `double f${index}(double x) { for (int i = 0; i < ${index + 3}; i++) x = sin(x) * ${index} + i; return x; }`;
}

/**
 * @param {string} name
 * @param {readonly string[]} argv
 */
function compare(name, argv) {
  /** @type {{ exec: Times[], hyperfine: Times[] }} */
  const times = { exec: [], hyperfine: [] };
  byExec(argv);
  for (let round = 0; round < rounds; round += 1) {
    // Whoever goes first finds the machine as the other left it.
    const order = round % 2 === 0 ? [byExec, byHyperfine] : [byHyperfine, byExec];
    for (const run of order) times[run === byExec ? 'exec' : 'hyperfine'].push(run(argv));
  }
  for (const what of /** @type {const} */ (['wallS', 'cpuS'])) {
    const exec = times.exec.map((run) => run[what]);
    const hyperfine = times.hyperfine.map((run) => run[what]);
    const medians = `exec ${medianOf(exec).toFixed(4)} s  hyperfine ${medianOf(hyperfine).toFixed(4)} s`;
    const quotient = estimate(pairedRatios(exec, hyperfine));
    console.log(
      `${name.padEnd(8)} ${what === 'wallS' ? 'wall' : 'cpu '}  ${medians}  ${judged(quotient)}`,
    );
  }
}

/**
 * @param {readonly string[]} argv
 * @returns {Times}
 */
function byExec(argv) {
  const cli = path.join(repository, 'scripts', 'corelane.mjs');
  const text = output('node', [cli, 'exec', '--json', '--no-history', '--', ...argv]);
  /** @type {{ wallMs: number, cpuMs: { user: number, system: number } }} */
  const { wallMs, cpuMs } = JSON.parse(text);
  return { wallS: wallMs / 1000, cpuS: (cpuMs.user + cpuMs.system) / 1000 };
}

/**
 * @param {readonly string[]} argv
 * @returns {Times}
 */
function byHyperfine(argv) {
  const file = path.join(folder, 'hyperfine.json');
  const quoted = argv.map((word) => `'${word}'`).join(' ');
  output('hyperfine', ['-N', '-r', '1', '--style', 'none', '--export-json', file, quoted]);
  /** @type {{ results: [{ mean: number, user: number, system: number }] }} */
  const { results } = JSON.parse(readFileSync(file, 'utf8'));
  const [{ mean, user, system }] = results;
  return { wallS: mean, cpuS: user + system };
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function output(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error !== undefined || status !== 0) {
    throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  }
  return stdout;
}

/** @param {import('./frame/estimate.mjs').Estimate} quotient */
function judged({ median, ci95 }) {
  if (ci95 === null) return `${percentOf(median)}: too few rounds to tell`;
  const [low, high] = ci95;
  const shown = `${percentOf(median)} (${percentOf(low)} … ${percentOf(high)})`;
  if (low >= 1 - GOAL && high <= 1 + GOAL) return `${shown}: kept`;
  if (low > 1 + GOAL || high < 1 - GOAL) return `${shown}: MISSED`;
  return `${shown}: can't tell here`;
}

/** @param {number} quotient */
function percentOf(quotient) {
  const percent = (quotient - 1) * 100;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)} %`;
}
