import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, test } from 'vitest';

import type { PresetRequest } from '../../contract/ipc.ts';
import { createTestLab, nodeRuntime, requestFor } from './fixtures/test-lab.ts';
import type { Lab } from './lab.ts';
import { RememberedUnitTimes } from './remembered-unit-times.ts';

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

    expect(await readFile(file, 'utf8')).toContain('"schema": "corelane.unit-times/1"');
    const again = await lab.presetParameters({ ...request, preset: 'long' });
    if (!again.ok) throw new Error(again.error.message);
    const ratio = Number(again.value['tasks']) / Number(quick.value['tasks']);
    expect(ratio).toBeGreaterThan(9);
    expect(ratio).toBeLessThan(11);
  });

  test('measures again when the file is broken', async () => {
    writeFileSync(file, '{"schema":"corelane.unit-times/1","unitMs":{"a":-');
    open();
    expect(await lab.presetParameters(request)).toMatchObject({ ok: true });
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('unitMs');
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

test('what is remembered stays bounded, the newest first to stay', async () => {
  const folder = join(cacheDirectory, 'many');
  const remembered = new RememberedUnitTimes(folder);
  const unitMs = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key ${index}`, 1]));
  await remembered.set('first', 1);
  writeFileSync(
    join(folder, 'unit-times.json'),
    JSON.stringify({ schema: 'corelane.unit-times/1', unitMs }),
  );
  await remembered.set('new', 2);
  expect(await remembered.get('new')).toBe(2);
  expect(await remembered.get('key 0')).toBeNull();
  expect(await remembered.get('key 1')).toBe(1);
});
