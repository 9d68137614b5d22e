import { describe, expect, it } from 'vitest';

import type { RunCurve } from '../../contract/history.ts';
import { readingBridge } from './shown-model.ts';

const curve = (runId: string): RunCurve => ({
  runId,
  label: runId,
  atS: Float64Array.of(0),
  coresUsed: Float64Array.of(1),
  memoryBytes: Float64Array.of(1),
  memoryKind: 'pss',
  wallMs: 1,
  bases: { logicalCores: 2, effectiveCores: 2 },
});

describe('readingBridge', () => {
  it('hands out the curves that are asked for', async () => {
    const bridge = readingBridge([curve('a'), curve('b'), curve('c')]);
    const answer = await bridge.request('history:overlay', ['c', 'a', 'gone']);
    expect(answer.ok && answer.value.curves.map(({ runId }) => runId)).toEqual(['a', 'c']);
  });

  it('says so when there are none', async () => {
    const answer = await readingBridge([]).request('history:overlay', ['a']);
    expect(answer).toMatchObject({ ok: false, error: { code: 'no-samples' } });
  });

  it('does nothing else', async () => {
    const bridge = readingBridge([]);
    expect(await bridge.request('run:stop', null)).toMatchObject({ error: { code: 'read-only' } });
  });
});
