// @ts-check
import { describe, expect, it } from 'vitest';

import { syntheticTasks } from './synthetic-run.mjs';
import { syntheticSamples } from './synthetic-samples.mjs';

const SIZE = { cores: 3, workers: 4, minutes: 1 };

describe('a run that nobody ran', () => {
  it('has the ticks, cores and workers that were asked for, the same each time', () => {
    const batches = [...syntheticSamples('run', SIZE, 7)];
    expect(batches).toHaveLength(240);
    for (const { coreBusy, run } of batches) {
      expect(coreBusy).toHaveLength(3);
      expect(run?.workers.map(({ id }) => id)).toEqual([0, 1, 2, 3]);
    }
    expect([...syntheticSamples('run', SIZE, 7)]).toEqual(batches);
    expect([...syntheticSamples('run', SIZE, 8)]).not.toEqual(batches);
  });

  it('could have been: states add up, and no core is more than busy', () => {
    for (const { coreBusy, run } of syntheticSamples('run', SIZE, 7)) {
      expect(Math.max(...coreBusy.map((busy) => busy ?? NaN))).toBeLessThanOrEqual(1);
      for (const { states } of run?.workers ?? []) {
        const { onCpu = NaN, waiting = NaN, blocked = NaN } = states ?? {};
        expect(onCpu + waiting + blocked).toBeCloseTo(1);
        expect(Math.min(onCpu, waiting, blocked)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('has tasks that come one after another in each worker', () => {
    const { worker, startedNs, finishedNs } = syntheticTasks('run', SIZE);
    expect(worker).toHaveLength(240);
    const freeNs = new Float64Array(SIZE.workers);
    for (const [at, id] of worker.entries()) {
      expect(startedNs[at]).toBeGreaterThanOrEqual(freeNs[id] ?? NaN);
      freeNs[id] = finishedNs[at] ?? NaN;
    }
    expect(Math.max(...freeNs)).toBeLessThanOrEqual(60e9);
  });
});
