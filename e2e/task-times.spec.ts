import type { Page } from '@playwright/test';

import type { RequestName } from '../contract/ipc.ts';
import { valueFromMain } from './ask-main.ts';
import { expect, test } from './fixtures.ts';
import type { LabPage } from './pages/lab-page.ts';

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

interface Told {
  readonly runId: string;
  readonly from: number;
  readonly tasks: readonly number[];
}

/** The part of the page's connection that is used inside the page. */
interface PageApi {
  request(name: RequestName, argument: unknown): Promise<{ readonly value: unknown }>;
  on(name: 'run:tasks', listener: (part: PushedPart) => void): void;
}

interface PushedPart {
  readonly runId: string;
  readonly from: number;
  readonly task: Uint32Array;
}

type PageGlobals = typeof globalThis & { corelane: PageApi; told: Told[] };

/** Typed arrays do not cross to a test: they are read inside the page. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const globals = globalThis as PageGlobals;
    globals.told = [];
    globals.corelane.on('run:tasks', ({ runId, from, task }) => {
      globals.told.push({ runId, from, tasks: [...task] });
    });
  });
}

function toldSoFar(page: Page): Promise<readonly Told[]> {
  return page.evaluate(() => (globalThis as PageGlobals).told);
}

function tasksOfRun(page: Page, runId: string): Promise<readonly number[] | null> {
  return page.evaluate(async (id) => {
    const { corelane } = globalThis as PageGlobals;
    const { value } = await corelane.request('tasks:of-run', id);
    return value === null ? null : [...(value as PushedPart).task];
  }, runId);
}

async function startSleepers(lab: LabPage): Promise<void> {
  await lab.chooseWorkload('Waiting');
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Thread pool');
  await lab.fill({ Tasks: 40, Wait: 100, Workers: 2 });
  await lab.start();
}

test('main tells of tasks as they end, of all when asked, and of one alone', async ({
  lab,
  page,
}) => {
  await lab.ready();
  await listen(page);
  await startSleepers(lab);
  await expect.poll(async () => (await toldSoFar(page)).length).toBeGreaterThan(2);
  await expect(lab.result.getByText('All 40 tasks done')).toBeVisible();

  const told = await toldSoFar(page);
  const runId = told[0]?.runId ?? '';
  const all = (await tasksOfRun(page, runId)) ?? [];
  expect(all.toSorted((left, right) => left - right)).toEqual(Array.from(Array(40).keys()));
  let next = 0;
  for (const { from, tasks } of told) {
    expect([from, tasks]).toEqual([next, all.slice(next, next + tasks.length)]);
    next += tasks.length;
  }
  const detail = await valueFromMain(page, 'tasks:detail', { runId, task: 39 });
  expect(detail).toEqual({ digest: expect.stringMatching(/^[0-9a-f]{16}$/), size: 100 });
});

/** When each sample was taken, and of which workers there are any. */
function samplesOf(page: Page, runId: string, [fromMs, toMs]: readonly [number, number]) {
  return page.evaluate(
    async (span) => {
      const { corelane } = globalThis as PageGlobals;
      const { value } = await corelane.request('samples:of-span', span);
      const { atMs, workers } = value as {
        readonly atMs: Float64Array;
        readonly workers: readonly { readonly id: number }[];
      };
      return { atMs: [...atMs], workers: workers.map(({ id }) => id) };
    },
    { runId, fromMs, toMs },
  );
}

test('main tells of the samples of a part of a run, also while it goes on', async ({
  lab,
  page,
}) => {
  const always = [0, Number.MAX_SAFE_INTEGER] as const;
  await lab.ready();
  await listen(page);
  await startSleepers(lab);
  await expect.poll(async () => (await toldSoFar(page)).length).toBeGreaterThan(2);
  const runId = (await toldSoFar(page))[0]?.runId ?? '';
  const soFar = await samplesOf(page, runId, always);
  expect(soFar.atMs.length).toBeGreaterThan(0);
  await expect(lab.result.getByText('All 40 tasks done')).toBeVisible();

  const all = await samplesOf(page, runId, always);
  expect(all.atMs.slice(0, soFar.atMs.length)).toEqual(soFar.atMs);
  expect(all.atMs.length).toBeGreaterThan(soFar.atMs.length);
  expect(all.workers).toEqual([0, 1]);
  const middleMs = all.atMs[Math.floor(all.atMs.length / 2)] ?? NaN;
  expect((await samplesOf(page, runId, [middleMs, middleMs])).atMs).toContain(middleMs);
  const beyondMs = (all.atMs.at(-1) ?? NaN) + 1;
  expect((await samplesOf(page, runId, [beyondMs, beyondMs])).atMs).toEqual([]);
});
