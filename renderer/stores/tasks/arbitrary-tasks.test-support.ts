import fc from 'fast-check';

import type { TaskTimes } from '../../../contract/task-times.ts';

/** One told task; times in nanoseconds since the start of the work. */
export interface ToldTask {
  readonly worker: number;
  readonly queuedNs: number;
  readonly startedNs: number;
  readonly finishedNs: number;
  /** Absent: not known. */
  readonly receivedNs?: number;
  readonly error: number;
}

/** As main tells of them; the index of each is its place. */
export function timesOf(tasks: readonly ToldTask[]): TaskTimes {
  return {
    runId: 'run-1',
    task: Uint32Array.from(tasks, (_, place) => place),
    worker: Uint32Array.from(tasks, ({ worker }) => worker),
    queuedNs: Float64Array.from(tasks, ({ queuedNs }) => queuedNs),
    startedNs: Float64Array.from(tasks, ({ startedNs }) => startedNs),
    finishedNs: Float64Array.from(tasks, ({ finishedNs }) => finishedNs),
    receivedNs: Float64Array.from(tasks, ({ receivedNs }) => receivedNs ?? NaN),
    error: Uint16Array.from(tasks, ({ error }) => error),
    errorCodes: ['EACCES', 'ValueError'],
  };
}

/** @param transferCs hundredths of a second */
function receivedAfter(endNs: number, transferCs: number | undefined) {
  return transferCs === undefined ? {} : { receivedNs: endNs + transferCs * 1e7 };
}

/** Few different times, so that many coincide, and some tasks take none at all. */
const task: fc.Arbitrary<ToldTask> = fc
  .record({
    worker: fc.constantFrom(0, 1, 7),
    startedNs: fc.integer({ min: 0, max: 60 }),
    waitedNs: fc.integer({ min: -5, max: 40 }),
    transferCs: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    lastedNs: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(60)),
    error: fc.constantFrom(0, 0, 0, 1, 2),
  })
  .map(({ worker, startedNs, waitedNs, lastedNs, transferCs, error }) => ({
    worker,
    queuedNs: (startedNs - waitedNs) * 1e7,
    startedNs: startedNs * 1e7,
    finishedNs: (startedNs + lastedNs) * 1e7,
    ...receivedAfter((startedNs + lastedNs) * 1e7, transferCs),
    error,
  }));

/** Tasks that overlap in any way, in the order in which they ended, as an event loop has them. */
export const overlappingTasks: fc.Arbitrary<readonly ToldTask[]> = fc
  .array(task, { maxLength: 60, size: 'max' })
  .map((tasks) => tasks.toSorted((left, right) => left.finishedNs - right.finishedNs));

/** Tasks that follow each other in each worker, as a thread has them. */
export const followingTasks: fc.Arbitrary<readonly ToldTask[]> = fc
  .array(task, { maxLength: 60, size: 'max' })
  .map((tasks) => {
    const freeNs = new Map<number, number>();
    return tasks.map((each) => {
      const { worker, startedNs, finishedNs, receivedNs } = each;
      const begunNs = (freeNs.get(worker) ?? 0) + (startedNs % 3e7);
      const endNs = begunNs + Math.min(9e7, finishedNs - startedNs);
      freeNs.set(worker, endNs);
      const transferCs = receivedNs === undefined ? undefined : (receivedNs - finishedNs) / 1e7;
      const received = receivedAfter(endNs, transferCs);
      return { ...each, queuedNs: 0, startedNs: begunNs, finishedNs: endNs, ...received };
    });
  });

export const anyTasks = fc.oneof(overlappingTasks, followingTasks);

/** A part of the time in which those tasks lie, in seconds since the run's start. */
export const anySpan: fc.Arbitrary<readonly [number, number]> = fc
  .tuple(fc.integer({ min: 80, max: 260 }), fc.integer({ min: 1, max: 200 }))
  .map(([startCs, widthCs]) => [startCs / 100, (startCs + widthCs) / 100]);

/** Seconds from the run's start to that of the work. */
export const WORK_START_S = 1;
