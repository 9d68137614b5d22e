// @ts-check
import path from 'node:path';

import { runState, startRemembered } from '../../../scripts/app-window.mjs';
import { REPOSITORY } from '../../../scripts/repository.mjs';
import { startChild, withChild } from '../../frame/children.mjs';
import { withUndrivenWindow } from '../../window/undriven-app.mjs';
import { whyNoWindow } from '../processes/window-needs.mjs';

/**
 * @typedef {import('./watcher.mjs').Candidate} Candidate
 * @typedef {import('./watcher.mjs').Watch} Watch
 */

const COMMAND_LINE = path.join(REPOSITORY, 'out', 'main', 'cli.js');
const SIZE = { width: 1280, height: 800 };

/** So long that the run of a quiet watch is not at its end before the watch is. */
const SLEEP_MS = 1_000;
const SLEEPS = 100_000;

/** @type {readonly Candidate[]} */
export const corelaneWatchers = [
  inWindow('Corelane, window', {
    how: 'in sight, attached to the busy program, 4 samples a second',
    watch: ({ pid, folder }, during) =>
      withUndrivenWindow(
        { folder, settings: { theme: 'light' }, size: SIZE },
        (page) => attachIn(page, pid),
        during,
      ),
  }),
  inWindow('Corelane, quiet', {
    how: 'its window in quiet mode, beside the busy program, timing a run of as many sleeping threads, which is counted with it',
    watch: ({ threads, folder }, during) =>
      withUndrivenWindow(
        { folder, settings: quietSettings(threads), size: SIZE },
        startQuietRun,
        during,
      ),
  }),
  candidate('Corelane, command line', {
    how: '`corelane attach`, 4 samples a second',
    watch: ({ pid, signal }, during) => {
      const args = [COMMAND_LINE, 'attach', String(pid), '--json', '--no-history'];
      const started = startChild(process.execPath, args, { signal, name: 'corelane attach' });
      return withChild(started, (child) => during(child.pid));
    },
  }),
];

/**
 * @param {string} name
 * @param {{ how: string, watch: Watch }} parts
 * @returns {Candidate}
 */
function candidate(name, parts) {
  return {
    name,
    find: () => Promise.resolve({ name, version: null, isPeer: false, ...parts }),
  };
}

/**
 * @param {string} name
 * @param {{ how: string, watch: Watch }} parts
 * @returns {Candidate}
 */
function inWindow(name, parts) {
  const { find } = candidate(name, parts);
  return {
    name,
    find: () => {
      const why = whyNoWindow();
      return why === null ? find() : Promise.resolve({ why });
    },
  };
}

/**
 * As a user does it: the process view, the process, Watch.
 * @param {import('playwright').Page} page
 * @param {number} pid
 */
async function attachIn(page, pid) {
  const launch = page.getByRole('region', { name: 'Launch' });
  await launch.getByRole('button', { name: 'Run', exact: true }).waitFor();
  await page.keyboard.press('Control+5');
  await page.getByRole('searchbox', { name: 'Filter processes' }).fill(`pid = ${pid}`);
  const grid = page.getByRole('treegrid', { name: 'Processes' });
  const cell = page.getByRole('gridcell', { name: String(pid), exact: true });
  await grid.getByRole('row').filter({ has: cell }).click();
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByRole('button', { name: 'Watch' }).click();
  await runState(page, 'Running').waitFor();
  await page.mouse.move(0, 0);
}

/** @param {import('playwright').Page} page */
async function startQuietRun(page) {
  await startRemembered(page, 'Node.js');
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
}

/** @param {number} threads */
function quietSettings(threads) {
  const parameters = { sleep: { tasks: SLEEPS, size: SLEEP_MS } };
  const launch = { workload: 'sleep', strategy: 'threads', workers: threads, parameters };
  return { theme: 'light', quietRuns: true, launch: { ...launch, timeLimitS: 3600 } };
}
