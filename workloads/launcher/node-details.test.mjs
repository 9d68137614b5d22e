// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, it } from 'vitest';

const PRELOAD = fileURLToPath(new URL('node-details.cjs', import.meta.url));

const root = mkdtempSync(join(tmpdir(), 'corelane-node-details-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/**
 * Runs a script with and without the preload.
 * @param {string} script
 * @param {{ folder?: string, name?: string }} [differs]
 */
function run(script, { folder = mkdtempSync(join(root, 'told-')), name = 'script.cjs' } = {}) {
  const file = join(mkdtempSync(join(root, 'program-')), name);
  writeFileSync(file, script);
  const plain = spawnSync(process.execPath, [file], { encoding: 'utf8', env: {} });
  const env = { NODE_OPTIONS: `--require=${PRELOAD}`, CORELANE_RUNTIME_DETAILS: folder };
  const asked = spawnSync(process.execPath, [file], { encoding: 'utf8', env });
  return { plain, asked, told: () => lines(folder) };
}

/** @param {string} folder */
function lines(folder) {
  return readdirSync(folder).map((name) => ({
    name,
    lines: readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }));
}

/** @param {ReturnType<typeof spawnSync>} ended */
const outcome = ({ status, signal, stdout, stderr }) => ({ status, signal, stdout, stderr });

const SPIN = 'const spin = (ms) => { const end = Date.now() + ms; while (Date.now() < end); };';

describe('node-details.cjs', () => {
  it('tells how late a loop is that is blocked, and how busy', () => {
    const { told } = run(`${SPIN} let left = 8; const timer = setInterval(() => {
      spin(120); if (--left === 0) clearInterval(timer); }, 150);`);
    const [file] = told();
    expect(file?.name).toMatch(/^node-\d+-0\.jsonl$/);
    const last = file?.lines.at(-1);
    expect(last.maxNs).toBeGreaterThan(90e6);
    expect(last.p99Ns).toBeGreaterThan(90e6);
    expect(last.p99Ns).toBeLessThanOrEqual(last.maxNs * 1.01);
    expect(last.lateNs / last.forNs).toBeGreaterThan(0.5);
    expect(last.lateNs).toBeLessThan(last.forNs);
    expect(last.activeNs / (last.activeNs + last.idleNs)).toBeGreaterThan(0.5);
    expect(last.heapUsedBytes).toBeGreaterThan(1e6);
    const delays = file?.lines.map(({ delayNs }) => delayNs) ?? [];
    expect(Math.max(...delays)).toBeGreaterThan(90e6);
    expect(file?.lines.length).toBeGreaterThan(2);
  });

  it('tells of a loop with little to do that it is on time', () => {
    const { told } = run('setTimeout(() => {}, 700)');
    const last = told()[0]?.lines.at(-1);
    expect(last.turns).toBeGreaterThan(10);
    expect(last.lateNs / last.forNs).toBeLessThan(0.5);
    expect(last.activeNs / (last.activeNs + last.idleNs)).toBeLessThan(0.5);
  });

  it('does not take what is loaded before the first turn for lateness', () => {
    const { told } = run(`${SPIN} spin(1500); setTimeout(() => {}, 400);`);
    const last = told()[0]?.lines.at(-1);
    expect(last.turns).toBeGreaterThan(3);
    expect(last.maxNs).toBeLessThan(750e6);
    expect(run(`${SPIN} spin(50);`).told()).toEqual([]);
  });

  it('tells of each worker thread in a file of its own', () => {
    const { told } = run(`const { Worker } = require('node:worker_threads');
      new Worker('setTimeout(() => {}, 400)', { eval: true }); setTimeout(() => {}, 500);`);
    const [main, worker] = told().sort((a, b) => a.name.localeCompare(b.name));
    expect(worker?.name).toMatch(/-1\.jsonl$/);
    expect(worker?.lines[0].pid).toBe(main?.lines[0].pid);
    if (process.platform === 'linux') {
      expect(main?.lines[0].tid).toBe(main?.lines[0].pid);
      expect(worker?.lines[0].tid).not.toBe(main?.lines[0].tid);
    }
  });

  it.each([
    ['ends as it did', "console.log('out'); console.error('err'); process.exitCode = 7;", 'x.cjs'],
    ['ends at once where nothing is left to do', 'setImmediate(() => console.log(1));', 'x.cjs'],
    ['fails as it did', 'setTimeout(() => process.exit(3), 20);', 'x.cjs'],
    ['may be a module', "import fs from 'node:fs'; console.log(typeof fs.openSync);", 'x.mjs'],
    ['may close what is open', closeAll(), 'x.cjs'],
    ['may break what it uses', 'fs = require("fs"); for (const n in fs) fs[n] = null;', 'x.cjs'],
    [
      'has as many listeners as it may',
      "for (let i = 0; i < 10; i += 1) process.on('exit', () => {}); setTimeout(() => {}, 20);",
      'x.cjs',
    ],
    ['ends by its signal', "setTimeout(() => process.kill(process.pid, 'SIGTERM'), 20);", 'x.cjs'],
  ])('leaves a program alone that %s', (_what, script, name) => {
    const { plain, asked } = run(script, { name });
    expect(outcome(asked)).toEqual(outcome(plain));
  });

  it('leaves a program alone where it can write nowhere', () => {
    const script = "setTimeout(() => console.log('done'), 600);";
    for (const folder of ['/nowhere/at/all', '/dev/null', '']) {
      const { plain, asked } = run(script, { folder });
      expect(outcome(asked)).toEqual(outcome(plain));
    }
  });
});

/** Another file gets the number of each that is closed, and has to stay empty. */
function closeAll() {
  return `const fs = require('node:fs');
    for (let fd = 17; fd < 40; fd += 1) try { fs.closeSync(fd); } catch {}
    const own = __filename + '.own';
    const fds = Array.from({ length: 5 }, () => fs.openSync(own, 'w'));
    setTimeout(() => console.log(fds.length, fs.readFileSync(own, 'utf8').length), 400);`;
}
