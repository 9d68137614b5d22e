// @ts-check
// Does the window stay quick and small while a run goes on for long? 64 threads at 4 Hz: long tasks of
// the renderer, its memory, and the time between frames while the timeline is panned. Needs a quiet
// machine:  node bench/window-endurance.mjs [--minutes 30] [--workers 64]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { startRemembered, withAppWindow } from '../scripts/app-window.mjs';
import { pssBytes } from './sections/processes/process-tree.mjs';
import { coresBetween, readAppUsage } from './window/app-usage.mjs';
import { countLongTasks, framesWhilePanning, takeLongTasks } from './window/page-probes.mjs';

/** The most that the workload takes. */
const MOST_TASKS = 100_000;
const MIB = 1024 * 1024;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    workers: { type: 'string', default: '64' },
  },
});
const minutes = Number(values.minutes);
const workers = Number(values.workers);
// Longer than the bench by a minute, so that it goes on to the last reading.
const waitMs = Math.ceil(((minutes + 1) * 60_000 * workers) / MOST_TASKS);

const folder = await mkdtemp(path.join(tmpdir(), 'corelane-bench-'));
try {
  await withAppWindow({ folder, settings: settings(), size: { width: 1280, height: 800 } }, watch);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function settings() {
  const launch = {
    ...{ workload: 'sleep', strategy: 'threads', workers },
    ...{ parameters: { sleep: { tasks: MOST_TASKS, size: waitMs } }, timeLimitS: 3600 },
  };
  return { theme: 'light', launch };
}

/**
 * @param {import('playwright').Page} page
 * @param {import('playwright').ElectronApplication} app
 */
async function watch(page, app) {
  await startRemembered(page, 'Node.js');
  await page.getByRole('region', { name: 'Timeline' }).waitFor();
  await delay(5000);
  await countLongTasks(page);
  const mainPid = app.process().pid ?? 0;
  console.log(
    'minute  cores  renderer PSS MiB  app PSS MiB  JS heap MiB  long tasks (longest ms)  panning: frames, p95 ms, longest ms',
  );
  for (let minute = 1; minute <= minutes; minute += 1) {
    const [startedMs, before] = [performance.now(), readAppUsage(mainPid)];
    await delay(55_000);
    const after = readAppUsage(mainPid);
    const cores = coresBetween(before, after, performance.now() - startedMs);
    const long = await takeLongTasks(page);
    const memory = [...after].map(([pid, { type }]) => ({ type, pssBytes: pssBytes(pid) }));
    const renderer = memory.filter(({ type }) => type === 'renderer');
    const frames = await framesWhilePanning(page);
    console.log(
      [
        String(minute).padStart(6),
        (cores['all'] ?? NaN).toFixed(3),
        (sum(renderer) / MIB).toFixed(1).padStart(12),
        (sum(memory) / MIB).toFixed(1).padStart(12),
        ((await heapBytes(page)) / MIB).toFixed(1).padStart(12),
        `${long.length} (${Math.max(0, ...long).toFixed(0)})`.padStart(12),
        `   ${frames.count}, ${frames.p95Ms.toFixed(1)}, ${frames.longestMs.toFixed(1)}`,
      ].join('  '),
    );
  }
}

/** @param {readonly { pssBytes: number }[]} parts */
function sum(parts) {
  return parts.reduce((total, { pssBytes }) => total + pssBytes, 0);
}

/** @param {import('playwright').Page} page */
async function heapBytes(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
}
