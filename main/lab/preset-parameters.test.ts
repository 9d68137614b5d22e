import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, test } from 'vitest';

import type { StrategyId } from '../../contract/catalogue.ts';
import type { PresetRequest } from '../../contract/ipc.ts';
import { createTestLab, nodeRuntime, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import type { Lab } from './lab.ts';
import { RememberedUnitTimes } from './remembered-unit-times.ts';
import { UnwatchedRun } from './unwatched.ts';

const cacheDirectory = mkdtempSync(join(tmpdir(), 'corelane-presets-'));
const file = join(cacheDirectory, 'unit-times.json');
const node = nodeRuntime();
const request: PresetRequest = {
  workload: 'sleep',
  runtimeId: node.id,
  preset: 'quick',
  parameters: { tasks: 7, size: 20, sizes: 'uniform' },
};

let lab: Lab;
afterEach(() => lab.close());
afterAll(() => rmSync(cacheDirectory, { recursive: true, force: true }));

function open(): ReturnType<typeof createTestLab> {
  const made = createTestLab([node], { cacheDirectory });
  lab = made.lab;
  return made;
}

describe('presetParameters', () => {
  test('measures at first use, unseen, and remembers', async () => {
    const { sampler } = open();
    const states: string[] = [];
    lab.onState(({ state }) => states.push(state));
    const quick = await lab.presetParameters(request);
    if (!quick.ok) throw new Error(quick.error.message);
    // Two workers that wait 20 ms at a time: 100 tasks a second, fewer on a machine that is busy.
    expect(quick.value).toMatchObject({ size: 20, sizes: 'uniform' });
    expect(quick.value['tasks']).toBeGreaterThan(20);
    expect(quick.value['tasks']).toBeLessThanOrEqual(100);
    expect([states, sampler.calls]).toEqual([[], []]);

    expect(await readFile(file, 'utf8')).toContain('"schema": "corelane.unit-times/2"');
    const again = await lab.presetParameters({ ...request, preset: 'long' });
    if (!again.ok) throw new Error(again.error.message);
    const ratio = Number(again.value['tasks']) / Number(quick.value['tasks']);
    expect(ratio).toBeGreaterThan(9);
    expect(ratio).toBeLessThan(11);
  });

  test('measures again when the file is broken', async () => {
    writeFileSync(file, '{"schema":"corelane.unit-times/2","units":{"a":-');
    open();
    expect(await lab.presetParameters(request)).toMatchObject({ ok: true });
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('units');
  });

  test('is busy meanwhile, and says with what; a stop ends it', async () => {
    open();
    const slow = { ...request, parameters: { tasks: 1, size: 60_000, sizes: 'uniform' } };
    // Whichever of the two comes second finds the lab taken.
    const both = [lab.presetParameters(slow), lab.presetParameters(slow)];
    const refused = await Promise.race(both);
    expect(refused).toMatchObject({ ok: false, error: { code: 'busy' } });
    if (!refused.ok) expect(refused.error.message).toMatch(/is measuring/);
    expect(await lab.start(requestFor(node))).toEqual(refused);
    lab.stop();
    const answers = await Promise.all(both);
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
    expect(codes.sort()).toEqual(['busy', 'cancelled']);
    expect(await lab.presetParameters({ ...request, workload: 'faulty' })).toMatchObject({
      ok: false,
      error: { code: 'no-preset' },
    });
  });

  test('says what is wrong with the other parameters', async () => {
    open();
    const wrong = { ...request, parameters: { size: -1 } };
    expect(await lab.presetParameters(wrong)).toMatchObject({
      ok: false,
      error: { code: 'bad-parameter' },
    });
    expect(await lab.presetParameters({ ...request, runtimeId: 'gone' })).toMatchObject({
      ok: false,
      error: { code: 'unknown-runtime' },
    });
  });
});

test('tiny tasks are fewer under a strategy that has to hand them over', async () => {
  const python = pythonRuntime();
  const { lab: own } = createTestLab([python], { cacheDirectory });
  lab = own;
  const sum: PresetRequest = {
    workload: 'sum',
    runtimeId: python.id,
    preset: 'quick',
    parameters: { tasks: 1 },
  };
  const count = async (strategy?: StrategyId): Promise<number> => {
    const answer = await lab.presetParameters({ ...sum, ...(strategy ? { strategy } : {}) });
    if (!answer.ok) throw new Error(answer.error.message);
    return Number(answer.value['tasks']);
  };
  const plain = await count();
  expect(await count('sequential')).toBe(plain);
  const handedOver = await count('processes');
  expect(handedOver).toBeLessThan(plain / 2);
  expect(await count('processes')).toBe(handedOver);
}, 60_000);

describe('what is remembered', () => {
  const DAY_MS = 24 * 3_600_000;

  test('is measured again after 30 days, after an hour beside busy programs', async () => {
    let nowMs = Date.parse('2026-01-01');
    const remembered = new RememberedUnitTimes(join(cacheDirectory, 'old'), () => nowMs);
    await remembered.set('quiet', 2, { othersBusy: false });
    await remembered.set('busy', 3, { othersBusy: true });
    expect([await remembered.get('quiet'), await remembered.get('busy')]).toEqual([2, 3]);
    nowMs += DAY_MS;
    expect([await remembered.get('quiet'), await remembered.get('busy')]).toEqual([2, null]);
    nowMs += 30 * DAY_MS;
    expect(await remembered.get('quiet')).toBeNull();
  });

  test('is not kept for ever when the clock is set back', async () => {
    let nowMs = Date.parse('2036-01-01');
    const remembered = new RememberedUnitTimes(join(cacheDirectory, 'future'), () => nowMs);
    await remembered.set('quiet', 2, { othersBusy: false });
    nowMs = Date.parse('2026-01-01');
    expect(await remembered.get('quiet')).toBeNull();
  });
});

test.each([
  ['the run itself', 1000, false],
  ['others a little', 1000 + 20 * cpus().length, false],
  ['others', 1000 + 200 * cpus().length, true],
])('while the work went on, the cores were busy with %s', async (_, busyMs, othersBusy) => {
  const readings = [5000, 5000 + busyMs];
  const unwatched = new UnwatchedRun(() => readings.shift() ?? Number.NaN);
  const watch = unwatched.sampler.watchRun({
    runId: 'one',
    hostPid: 1,
    runtimeKind: 'node',
    serverPid: null,
    progress: () => ({
      tasksDone: 0,
      tasksFailed: 0,
      tasksTotal: null,
      tasksIn: () => 0,
      gaugesOf: () => [],
    }),
  });
  await watch.markReady();
  await watch.markFinished();
  const cpuMs = { user: 900, system: 100 };
  expect(unwatched.othersWereBusy({ wallMs: 1000, cpuMs })).toBe(othersBusy);
});

test('what is remembered stays bounded, the newest first to stay', async () => {
  const folder = join(cacheDirectory, 'many');
  const remembered = new RememberedUnitTimes(folder);
  const known = { unitMs: 1, untilMs: Date.now() + 3_600_000 };
  const keys = Array.from({ length: 500 }, (_, index) => `key ${index}`);
  const units = Object.fromEntries(keys.map((key) => [key, known]));
  await remembered.set('first', 1, { othersBusy: false });
  writeFileSync(
    join(folder, 'unit-times.json'),
    JSON.stringify({ schema: 'corelane.unit-times/2', units }),
  );
  await remembered.set('new', 2, { othersBusy: false });
  expect(await remembered.get('new')).toBe(2);
  expect(await remembered.get('key 0')).toBeNull();
  expect(await remembered.get('key 1')).toBe(1);
});
