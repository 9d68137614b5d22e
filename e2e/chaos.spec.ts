import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { Page } from '@playwright/test';

import type { RunResult } from '../contract/run.ts';
import { valueFromMain } from './ask-main.ts';
import { Burners, freeze } from './chaos-load.ts';
import { closeApp, expect, expectGone, test } from './fixtures.ts';
import { executablePath, launchApp, startArguments } from './launch-app.ts';
import { startLongRun } from './long-run.ts';
import { HistoryPage } from './pages/history-page.ts';
import { LabPage } from './pages/lab-page.ts';
import { descendants } from './process-tree.ts';
import { finishShortRun } from './short-run.ts';
import { expectSound } from './sound-result.ts';

const FREEZE_MS = process.env['CORELANE_TEST_ALL'] === '1' ? 10_000 : 3_000;

test.use({ startsOwnApp: true });

test.skip(process.platform !== 'linux', 'What is done here, and how it is seen, is Linux.');

let burners: Burners;
test.beforeAll(() => {
  burners = new Burners();
});
test.afterAll(() => burners.stop());

test.beforeEach(({}, testInfo) => testInfo.setTimeout(120_000));

async function lastResult(page: Page): Promise<RunResult> {
  const { runState } = await valueFromMain(page, 'app:snapshot', null);
  if (!('result' in runState)) throw new Error(`The run is ${runState.state}.`);
  return runState.result;
}

/** Processes of the app whose command line has this part. */
function belonging(appPid: number, part: string): readonly number[] {
  return descendants(appPid).filter((pid) => commandOf(pid).includes(part));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended between listing and reading.
    return '';
  }
}

test('host, workers and guard are killed, one run after the other: each is told, and all are kept', async ({
  app,
  lab,
  page,
}) => {
  const appPid = app.process().pid ?? 0;
  await lab.ready();

  await startLongRun(lab, 'Python', 'Process pool');
  await expect(lab.workerRows).toHaveCount(2);
  const workers = await lab.workerPids();
  for (const pid of workers) process.kill(pid, 'SIGKILL');
  await expect(lab.state('Failed')).toBeVisible();
  await expect(lab.liveView).toContainText(/SIGKILL/);
  expectSound(await lastResult(page), Infinity);
  await expectGone(workers);

  await startLongRun(lab, 'Node.js', 'Threads');
  await expect(lab.workerRows).toHaveCount(2);
  const [host = 0] = await lab.workerPids();
  process.kill(host, 'SIGKILL');
  await expect(lab.state('Crashed')).toBeVisible();
  await expect(lab.liveView).toContainText(/SIGKILL.*killed from outside/);
  expectSound(await lastResult(page), Infinity);

  await startLongRun(lab, 'Node.js', 'Processes');
  await expect(lab.workerRows).toHaveCount(2);
  const pids = await lab.workerPids();
  const [guard = 0] = belonging(appPid, '/bin/sh -c');
  process.kill(guard, 'SIGKILL');
  await expect.poll(() => belonging(appPid, '/bin/sh -c')[0] ?? guard).not.toBe(guard);
  await lab.stopButton.click();
  await expect(lab.state('Cancelled')).toBeVisible();
  expect((await lastResult(page)).warnings.map(({ code }) => code)).toContain('guard');
  await expectGone(pids);

  // Nothing of all that is in the way of the next one.
  await finishShortRun(lab);
  const history = new HistoryPage(page);
  await history.show();
  await expect(history.rows).toHaveCount(4);
  for (const state of ['Failed', 'Crashed', 'Cancelled']) {
    await expect(history.row(state)).toHaveCount(1);
  }
});

test('the app is stopped and goes on: the run is whole, and the hold-up is told', async ({
  app,
  lab,
  page,
}) => {
  await lab.chooseWorkload('Waiting');
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: FREEZE_MS / 250 + 8, Wait: 500, Workers: 2 });
  await lab.start();
  await expect(lab.workerRows).toHaveCount(2);
  await freeze(app.process().pid ?? 0, FREEZE_MS);
  await expect(lab.state('Completed')).toBeVisible({ timeout: 30_000 });
  await expect(lab.page.getByText(/^Nothing was sampled for \d+\.\d s: Corelane/)).toBeVisible();
  const result = await lastResult(page);
  expectSound(result, Infinity);
  expect(result.state).toBe('completed');
  const { recentSamples, machine } = await valueFromMain(page, 'app:snapshot', null);
  for (const { machineCoresUsed, run, monitor } of recentSamples) {
    for (const used of [machineCoresUsed, run?.total.coresUsed, monitor.coresUsed]) {
      expect(used ?? 0).toBeLessThanOrEqual(machine.logicalCores * 1.1);
    }
  }
});

test('the data folder is removed during a run: it is told, and the run is in the history', async ({
  folders,
}) => {
  const app = await launchApp(folders);
  const lab = new LabPage(await app.firstWindow());
  await lab.ready();
  await startLongRun(lab, 'Node.js', 'Threads');
  // With all that Chromium keeps there, which goes on writing.
  await rm(folders.userDataDirectory, { recursive: true, maxRetries: 5 });
  await lab.stopButton.click();
  await expect(lab.state('Cancelled')).toBeVisible();
  await expect(lab.notice(/was removed while Corelane had it open/)).toBeVisible();
  await closeApp(app);

  const again = await launchApp(folders);
  const history = new HistoryPage(await again.firstWindow());
  await new LabPage(history.page).ready();
  await history.show();
  await expect(history.rows).toHaveCount(1);
  await expect(history.rows).toContainText('Cancelled');
  await closeApp(again);
});

interface ProbeOutcome {
  readonly isStarted: boolean;
  /** State of the run when the page was back. */
  readonly onReturn: string;
  readonly result: RunResult | null;
  readonly recorded: { readonly result: RunResult; readonly ticks: readonly number[] } | null;
  /** The page that came back shows the result. */
  readonly isShown: boolean;
}

test('the page crashes: the run goes on, and its numbers are complete', async ({ folders }) => {
  const probe = join(import.meta.dirname, 'chaos-probe.cjs');
  const app = spawn(executablePath(), ['-r', probe, ...startArguments(folders)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(app, 'exit');
  const outcome = JSON.parse(await text(app.stdout)) as ProbeOutcome;
  const { isStarted, onReturn, result, recorded, isShown } = outcome;
  expect({ isStarted, onReturn, isShown }).toEqual({
    isStarted: true,
    onReturn: 'running',
    isShown: true,
  });
  if (result === null || recorded === null) throw new Error('no result');
  expectSound(result, Infinity);
  expect(result.state).toBe('completed');
  expect(recorded.result).toEqual(result);
  // Sampled without a hole, while there was nobody to look.
  const { ticks } = recorded;
  expect(ticks).toEqual(ticks.map((_, index) => (ticks[0] ?? 0) + index));
  expect(await exited).toEqual([0, null]);
});
