import { fileURLToPath } from 'node:url';

import { afterEach, expect, test } from 'vitest';

import type { GaugesMessage, WorkerGauges } from '../../contract/host-protocol.ts';
import type { RunRequest, RunResult } from '../../contract/run.ts';
import type { UsableRuntime } from '../../contract/runtime.ts';
import { createTestLab, nodeRuntime, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import { until } from './fixtures/until.ts';
import { GaugeBook } from './gauge-book.ts';
import type { Lab, StartOptions } from './lab.ts';

const HOSTS = fileURLToPath(new URL('fixtures/hosts', import.meta.url));

const message = (...workers: WorkerGauges[]): GaugesMessage => ({ type: 'gauges', workers });

test('keeps the latest readings of each worker, in milliseconds; what is not told is not known', () => {
  const book = new GaugeBook();
  book.note(message({ id: 0, loopActiveNs: 2_500_000, loopIdleNs: 0 }, { id: 3 }), 10);
  book.note(message({ id: 0, loopDelayNs: 1_000_000, heapUsedBytes: 5 }), 20);
  const nothing = { loopActiveMs: null, loopIdleMs: null, loopDelayMs: null, heapUsedBytes: null };
  expect(book.of(0)).toEqual([
    { ...nothing, atMs: 10, loopActiveMs: 2.5, loopIdleMs: 0 },
    { ...nothing, atMs: 20, loopDelayMs: 1, heapUsedBytes: 5 },
  ]);
  expect(book.of(3)).toEqual([{ ...nothing, atMs: 10 }]);
  expect(book.of(1)).toEqual([]);
  book.forget(0);
  expect(book.of(0)).toEqual([]);
});

test('does not grow with the run', () => {
  const book = new GaugeBook();
  for (let atMs = 0; atMs < 1000; atMs += 1) book.note(message({ id: 0 }), atMs);
  expect(book.of(0).length).toBeLessThan(100);
  expect(book.of(0).at(-1)?.atMs).toBe(999);
});

let lab: Lab | undefined;
afterEach(() => lab?.close());

async function begin(runtime: UsableRuntime, options?: StartOptions, workloadsDirectory?: string) {
  const changes = workloadsDirectory === undefined ? {} : { workloadsDirectory };
  const made = createTestLab([runtime], changes);
  lab = made.lab;
  const started = await made.lab.start(requestFor(runtime, SLEEP), options);
  if (!started.ok) throw new Error(started.error.message);
  const { sampler } = made;
  const readings = () => sampler.target?.progress().gaugesOf(0) ?? [];
  return { readings, end: made.lab.waitForEnd(started.value.runId) };
}

/** How a run ended, and what was odd about its host: nothing is sampled here, and that is told, too. */
function said({ state, warnings }: RunResult) {
  const codes = warnings.map(({ code }) => code).filter((code) => code !== 'too-short-to-chart');
  return { state, codes: [...new Set(codes)] };
}

/** Tasks that wait, one after another, for a second. */
const SLEEP: Partial<RunRequest> = {
  workload: 'sleep',
  parameters: { tasks: 16, size: 60, sizes: 'uniform' },
  strategy: 'async',
  workers: 1,
};

test('the host of a run that is watched tells, and the sampler is handed it', async () => {
  const { readings, end } = await begin(nodeRuntime(), { isWatched: true });
  await until('readings', 20_000, () => readings().length >= 2);
  const [first, second] = readings();
  expect(second?.atMs).toBeGreaterThan(first?.atMs ?? NaN);
  expect(second?.loopIdleMs).toBeGreaterThan(first?.loopIdleMs ?? NaN);
  expect(second?.heapUsedBytes).toBeGreaterThan(1e6);
  expect(said(await end)).toEqual({ state: 'completed', codes: [] });
});

test('that of a Python tells of its loop alone', async () => {
  const { readings, end } = await begin(pythonRuntime(), { isWatched: true });
  await until('readings', 20_000, () => readings().length >= 1);
  expect(readings()[0]).toMatchObject({ loopActiveMs: null, heapUsedBytes: null });
  expect(readings()[0]?.loopDelayMs).not.toBeNull();
  expect(said(await end)).toEqual({ state: 'completed', codes: [] });
});

function fakeHost(behaviour: string, options?: StartOptions) {
  return begin({ ...nodeRuntime(), environment: { FAKE_HOST: behaviour } }, options, HOSTS);
}

test.each<[string, StartOptions | undefined, boolean]>([
  ['somebody looks on', { isWatched: true }, true],
  ['nobody does', undefined, false],
  ['it is timed', { quiet: true }, false],
  ['it is timed, though somebody would look on', { quiet: true, isWatched: true }, false],
])('where %s the host is asked: %#', async (_, options, isAsked) => {
  const { warnings } = await (await fakeHost('names-keys', options)).end;
  const keys = warnings.find(({ code }) => code === 'asked')?.message.split(' ');
  expect(keys).toContain('options');
  expect(keys?.includes('gauges')).toBe(isAsked);
});

test('what nobody asked for is a warning', async () => {
  const { end } = await fakeHost('gauges');
  expect(said(await end)).toEqual({ state: 'completed', codes: ['unasked-gauges'] });
});

test('what makes no sense is a warning, and the run goes on', async () => {
  const { end } = await fakeHost('broken-gauges', { isWatched: true });
  const codes = ['malformed-line', 'unknown-worker', 'early-or-late-gauges'];
  expect(said(await end)).toEqual({ state: 'completed', codes });
});
