// @ts-check
// What watching a run costs: cores used by all processes of the app while 4 threads work, with its
// window in sight, in quiet mode, with no run at all, and with the view of 300 more processes in front
// (`main` is what reading them costs). Needs a quiet machine:
//   node bench/window-cost.mjs [--seconds 30] [--rounds 3] [--workers 4] [--case NAME] [--profile FILE]
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { startRemembered, withAppWindow } from '../scripts/app-window.mjs';
import { coresBetween, readAppUsage } from './window/app-usage.mjs';

/** @typedef {{ name: string, settings: Record<string, unknown>, isIdle?: boolean, showsProcesses?: boolean }} Case */

/** @type {readonly Case[]} */
const CASES = [
  { name: 'visible', settings: {} },
  { name: 'idle', settings: {}, isIdle: true },
  { name: 'quiet', settings: { quietRuns: true } },
  { name: 'processes', settings: {}, isIdle: true, showsProcesses: true },
];

const MORE_PROCESSES = 300;

/** Start-up, the first paint and the compiler at work are none of the steady state. */
const SETTLE_MS = 5_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '3' },
    workers: { type: 'string', default: '4' },
    case: { type: 'string' },
    profile: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const cases = CASES.filter(({ name }) => values.case === undefined || name === values.case);

for (let round = 1; round <= Number(values.rounds); round += 1) {
  for (const kase of cases) {
    const cores = await measure(kase);
    const parts = Object.entries(cores).map(([type, used]) => `${type} ${used.toFixed(3)}`);
    console.log(`${round}  ${kase.name.padEnd(9)} ${parts.join('  ')}`);
  }
}

/** @param {Case} kase */
async function measure({ settings, isIdle = false, showsProcesses = false }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'corelane-bench-'));
  const launch = {
    workload: 'sleep',
    strategy: 'threads',
    workers: Number(values.workers),
    parameters: { sleep: { tasks: 100_000, size: 20 } },
  };
  const options = {
    folder,
    settings: { theme: 'light', launch, ...settings },
    size: { width: 1280, height: 800 },
  };
  const sleepers = Array.from({ length: showsProcesses ? MORE_PROCESSES : 0 }, () =>
    spawn('sleep', ['3600'], { stdio: 'ignore' }),
  );
  try {
    return await withAppWindow(options, async (page, app) => {
      if (showsProcesses) await page.getByRole('button', { name: 'Processes' }).click();
      if (!isIdle) await startRemembered(page, 'Node.js');
      if (!isIdle) await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
      await delay(SETTLE_MS);
      return await usedDuring(app.process().pid ?? 0, seconds * 1000, page);
    });
  } finally {
    for (const sleeper of sleepers) sleeper.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {number} mainPid
 * @param {number} spanMs
 * @param {import('playwright').Page} page
 */
async function usedDuring(mainPid, spanMs, page) {
  const session = values.profile ? await page.context().newCDPSession(page) : null;
  await session?.send('Profiler.enable');
  await session?.send('Profiler.start');
  const startedMs = performance.now();
  const before = readAppUsage(mainPid);
  await delay(spanMs);
  const used = coresBetween(before, readAppUsage(mainPid), performance.now() - startedMs);
  if (session && values.profile) {
    const { profile } = await session.send('Profiler.stop');
    await writeFile(values.profile, JSON.stringify(profile));
  }
  return used;
}
