import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { percentiles } from '../../../contract/percentiles.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import {
  anySpan,
  anyTasks,
  timesOf,
  type ToldTask,
  WORK_START_S,
} from './arbitrary-tasks.test-support.ts';
import { timelineOf } from './growing-timeline.ts';
import { rangeStatistics } from './range-statistics.ts';
import { taskAt } from './task-at.ts';

/** Hundredths of a second since the start of the work: what the made-up tasks are counted in. */
const CS = 1e7;

/** As the result of a run has them: the smallest value that p percent do not exceed. */
function naiveRanks(values: readonly number[]) {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1];
  return sorted.length === 0 ? null : { p50: at(50), p95: at(95), p99: at(99) };
}

function spanCs([startS, endS]: TimeSpan): readonly [number, number] {
  return [Math.round((startS - WORK_START_S) * 100), Math.round((endS - WORK_START_S) * 100)];
}

/** Share of the hundredths in which one of the tasks was under way. */
function naiveShare(tasks: readonly ToldTask[], span: TimeSpan): number {
  const [from, to] = spanCs(span);
  const cells = Array.from({ length: to - from }, (_, at) => from + at);
  const isBusy = (cs: number) =>
    tasks.some(({ startedNs, finishedNs }) => startedNs / CS <= cs && finishedNs / CS >= cs + 1);
  return cells.filter(isBusy).length / cells.length;
}

describe('rangeStatistics', () => {
  it('equals what is counted task by task', () => {
    fc.assert(
      fc.property(anyTasks, anySpan, (tasks, span) => {
        const [from, to] = spanCs(span);
        // The edges of the span fall on times of tasks: half a nanosecond tells on which side they are.
        const exact: TimeSpan = [span[0] + 5e-10, span[1] + 5e-10];
        const told = rangeStatistics(timelineOf(timesOf(tasks), WORK_START_S), exact);
        const ended = tasks.filter(
          ({ finishedNs }) => finishedNs > from * CS && finishedNs <= to * CS,
        );
        const succeeded = ended.filter(({ error }) => error === 0);
        expect(told.tasks).toBe(ended.length);
        expect(told.failed).toBe(ended.length - succeeded.length);
        expect(told.perS).toBeCloseTo(ended.length / (span[1] - span[0]), 6);
        expect(told.runMs).toEqual(
          naiveRanks(succeeded.map(({ startedNs, finishedNs }) => (finishedNs - startedNs) / 1e6)),
        );
        expect(told.queueMs).toEqual(
          naiveRanks(
            succeeded.map(({ queuedNs, startedNs }) => Math.max(0, startedNs - queuedNs) / 1e6),
          ),
        );
        expect(told.transferMs).toEqual(
          naiveRanks(
            succeeded.flatMap(({ finishedNs, receivedNs }) =>
              receivedNs === undefined ? [] : [(receivedNs - finishedNs) / 1e6],
            ),
          ),
        );
        for (const { workerId, tasks: count, busyShare } of told.perWorker) {
          const own = tasks.filter(({ worker }) => worker === workerId);
          expect(count).toBe(ended.filter(({ worker }) => worker === workerId).length);
          expect(busyShare).toBeCloseTo(naiveShare(own, span), 5);
        }
      }),
    );
  });

  it('counts every task of a run in one of two parts that follow each other', () => {
    fc.assert(
      fc.property(anyTasks, fc.integer({ min: 90, max: 250 }), (tasks, cutCs) => {
        const timeline = timelineOf(timesOf(tasks), WORK_START_S);
        const before = rangeStatistics(timeline, [0, cutCs / 100]);
        const after = rangeStatistics(timeline, [cutCs / 100, 100]);
        expect(before.tasks + after.tasks).toBe(tasks.length);
      }),
    );
  });

  it('has nothing to tell where there is nothing', () => {
    const nothing = timelineOf(timesOf([]), WORK_START_S);
    const none = {
      tasks: 0,
      failed: 0,
      runMs: null,
      queueMs: null,
      transferMs: null,
      busyShare: null,
      perWorker: [],
    };
    expect(rangeStatistics(nothing, [0, 1])).toEqual({ ...none, perS: 0 });
    const one = { worker: 2, queuedNs: 0, startedNs: 0, finishedNs: 5, error: 0 };
    const point = rangeStatistics(timelineOf(timesOf([one]), WORK_START_S), [1, 1]);
    expect(point.perWorker).toEqual([{ workerId: 2, tasks: 0, busyShare: null }]);
  });
});

describe('percentiles', () => {
  it('equals what sorting finds, also where many values are the same', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.nat(1000)), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(values, (all) => {
        expect(percentiles(Float64Array.from(all))).toEqual(naiveRanks(all));
      }),
    );
  });
});

describe('taskAt', () => {
  const loop = [
    { worker: 0, queuedNs: 0, startedNs: 2e8, finishedNs: 3e8, error: 0 },
    { worker: 0, queuedNs: 0, startedNs: 0, finishedNs: 5e8, error: 0 },
    { worker: 0, queuedNs: 0, startedNs: 7e8, finishedNs: 8e8, error: 0 },
  ];
  const [lane] = timelineOf(timesOf(loop), WORK_START_S).lanes;
  const taskIn = (atS: number, row?: number) => {
    const place = lane === undefined ? -1 : taskAt(lane, WORK_START_S, atS, row);
    return place === -1 ? null : lane?.task[place];
  };

  it('finds the task that was under way, the one that started last before others', () => {
    expect([1.1, 1.25, 1.4, 1.75].map((atS) => taskIn(atS))).toEqual([1, 0, 1, 2]);
  });

  it('finds that of one row', () => {
    expect([taskIn(1.25, 0), taskIn(1.25, 1), taskIn(1.4, 0)]).toEqual([0, 1, null]);
  });

  it('finds between tasks the one whose result was on its way, and none else', () => {
    const handingOver = [
      { worker: 0, queuedNs: 0, startedNs: 0, finishedNs: 2e8, receivedNs: 5e8, error: 0 },
      { worker: 0, queuedNs: 0, startedNs: 3e8, finishedNs: 4e8, receivedNs: 5e8, error: 0 },
    ];
    const [own] = timelineOf(timesOf(handingOver), WORK_START_S).lanes;
    if (own === undefined) throw new Error('no lane');
    const found = [1.1, 1.25, 1.35, 1.45, 1.55].map((atS) => taskAt(own, WORK_START_S, atS));
    expect(found).toEqual([0, 0, 1, 1, -1]);
  });

  it('finds none between tasks, before the first and after the last', () => {
    expect([0.9, 1.6, 1.9].map((atS) => taskIn(atS))).toEqual([null, null, null]);
  });
});
