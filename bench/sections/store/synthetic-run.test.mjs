// @ts-check
import { describe, expect, it } from 'vitest';

import { pooledTasks, SyntheticRun } from './synthetic-run.mjs';

const PLAN = { runId: 'r', workers: 3, seed: 5 };

/** @param {SyntheticRun} run @param {number} count */
const ticksOf = (run, count) => Array.from({ length: count }, () => run.tick());

describe('a synthetic run', () => {
  it('is the same for the same seed, and another for another', () => {
    const ticks = ticksOf(new SyntheticRun(PLAN), 5);
    expect(ticksOf(new SyntheticRun(PLAN), 5)).toEqual(ticks);
    expect(ticksOf(new SyntheticRun({ ...PLAN, seed: 6 }), 5)).not.toEqual(ticks);
  });

  it('goes on in order, also after another run', () => {
    const first = new SyntheticRun(PLAN);
    const ticks = ticksOf(first, 4);
    ticks.push(...ticksOf(new SyntheticRun(PLAN, first.last), 4));
    expect(ticks.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    ticks
      .slice(1)
      .forEach(({ atMs }, index) => expect(atMs).toBeGreaterThan(ticks[index]?.atMs ?? NaN));
  });

  it('has states that add up, and a counter of tasks that never falls', () => {
    const ticks = ticksOf(new SyntheticRun(PLAN), 20);
    for (const { states } of ticks.flatMap(({ run }) => run?.workers ?? [])) {
      const { onCpu, waiting, blocked } = states ?? { onCpu: NaN, waiting: NaN, blocked: NaN };
      expect(onCpu + waiting + blocked).toBeCloseTo(1, 9);
    }
    const done = ticks.map(({ run }) => run?.tasksDone ?? NaN);
    expect([...done].sort((a, b) => a - b)).toEqual(done);
  });
});

describe('pooled tasks', () => {
  it('are all there, end in order, and never overlap in a worker', () => {
    const times = pooledTasks({ runId: 'r', tasks: 500, workers: 4, taskMs: 1, seed: 2 });
    expect([...times.task].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 500 }, (_, at) => at),
    );
    const endNs = new Map();
    times.finishedNs.forEach((finishedNs, at) => {
      const worker = times.worker[at] ?? -1;
      expect(times.startedNs[at]).toBeGreaterThanOrEqual(endNs.get(worker) ?? 0);
      expect(finishedNs).toBeGreaterThan(times.startedNs[at] ?? NaN);
      endNs.set(worker, finishedNs);
    });
  });
});
