import fc from 'fast-check';
import { expect, it } from 'vitest';

import { otherThreadsKey } from '../../../contract/other-threads.ts';
import { batchesOf, recordingOf } from '../../../contract/recording-batches.ts';
import type { SampleBatch, WorkerSample } from '../../../contract/sample.ts';
import {
  batch,
  batches,
  one,
  plainWorkers,
  RUN,
  sampledRun,
} from './sample-batches.test-support.ts';

it('gives back every batch as it was', () => {
  fc.assert(
    fc.property(batches, (given) => {
      expect([...batchesOf(recordingOf(RUN, given))].map(inOneOrder)).toEqual(
        given.map(inOneOrder),
      );
    }),
  );
});

/** Rows of threads come back in the order in which they were first seen in the run. */
function inOneOrder(tick: SampleBatch): SampleBatch {
  if (tick.run === null) return tick;
  const otherThreads = [...tick.run.otherThreads].sort((left, right) =>
    otherThreadsKey(left) < otherThreadsKey(right) ? -1 : 1,
  );
  return { ...tick, run: { ...tick.run, otherThreads } };
}

it('gives back every recording as it was', () => {
  fc.assert(
    fc.property(batches, (given) => {
      const recording = recordingOf(RUN, given);
      expect(recordingOf(RUN, [...batchesOf(recording)])).toEqual(recording);
    }),
  );
});

it('keeps seven digits of shares, and all digits of bytes and counts', () => {
  const bytes = 2 ** 40 + 4_096;
  const given: WorkerSample = {
    id: 3,
    coresUsed: 0.1,
    states: { onCpu: 0.1, waiting: 0.2, blocked: 0.7 },
    voluntarySwitchesPerS: 1_234.567_89,
    involuntarySwitchesPerS: null,
    rssBytes: bytes,
    pssBytes: null,
    ussBytes: null,
    loopUtilisation: null,
    loopDelayMs: null,
    heapUsedBytes: null,
    tasksDone: 123_456_789,
  };
  const whole = { ...one(batch), run: { ...one(sampledRun), workers: [given] } };
  const [back] = batchesOf(recordingOf(RUN, [whole]));
  const shown = back?.run?.workers[0];
  expect(shown).toMatchObject({ rssBytes: bytes, tasksDone: 123_456_789 });
  expect(shown?.coresUsed).toBe(Math.fround(0.1));
  expect(shown?.states?.blocked.toFixed(6)).toBe('0.700000');
});

it('takes nothing of another run', () => {
  const other = { ...one(batch), run: { ...one(sampledRun), runId: 'run-2' } };
  const recording = recordingOf(RUN, [other]);
  expect(recording.workers).toEqual([]);
  expect([...batchesOf(recording)]).toEqual([{ ...other, run: null }]);
});

it('knows nothing of figures that a recording of an earlier version does not have', () => {
  const whole = { ...one(batch), run: { ...one(sampledRun), workers: [one(plainWorkers)] } };
  const recording = recordingOf(RUN, [whole]);
  const without = (
    columns: Readonly<Record<string, Float64Array | Float32Array>>,
    later: RegExp,
  ): Record<string, Float64Array> =>
    Object.fromEntries(Object.entries(columns).filter(([name]) => !later.test(name))) as Record<
      string,
      Float64Array
    >;
  const earlier = {
    ...recording,
    figures: without(recording.figures, /ussBytes|throttledShare|cpuPressure/),
    workers: recording.workers.map((worker) => ({
      ...worker,
      columns: without(worker.columns, /ussBytes|loop|heap/),
    })),
  };
  const { run } = whole;
  expect([...batchesOf(earlier)]).toEqual([
    {
      ...whole,
      throttledShare: null,
      cpuPressure: null,
      run: { ...run, total: { ...run.total, ussBytes: null } },
    },
  ]);
});
