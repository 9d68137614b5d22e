import fc from 'fast-check';
import { expect, it } from 'vitest';

import { batchesOf, recordingOf } from '../../../contract/recording-batches.ts';
import type {
  GroupSample,
  RunSample,
  SampleBatch,
  StateShares,
  WorkerSample,
} from '../../../contract/sample.ts';

const RUN = 'run-1';

const known = fc.double({ noNaN: true });
const perhaps = fc.option(known);
const share = fc.float({ min: 0, max: 1, noNaN: true });
const short = fc.option(fc.float({ noNaN: true }));
const count = fc.nat();

const states: fc.Arbitrary<StateShares> = fc.record({
  onCpu: share,
  waiting: share,
  blocked: share,
});

const group: fc.Arbitrary<GroupSample> = fc.record({
  coresUsed: perhaps,
  rssBytes: perhaps,
  threads: fc.option(count),
});

const worker: fc.Arbitrary<WorkerSample> = fc.record({
  id: fc.nat({ max: 6 }),
  coresUsed: short,
  states: fc.option(states),
  voluntarySwitchesPerS: short,
  involuntarySwitchesPerS: short,
  rssBytes: perhaps,
  pssBytes: perhaps,
  tasksDone: count,
});

/** Some of few workers: they come late, go early, and are missed in between. */
const workers = fc
  .uniqueArray(worker, { selector: ({ id }) => id })
  .map((unsorted) => [...unsorted].sort((left, right) => left.id - right.id));

const run: fc.Arbitrary<RunSample> = fc.record({
  runId: fc.constant(RUN),
  workers,
  runtimeThreads: group,
  host: group,
  server: fc.option(group),
  total: fc.record({
    coresUsed: perhaps,
    rssBytes: perhaps,
    pssBytes: perhaps,
    processes: count,
  }),
  tasksDone: count,
  tasksFailed: count,
  tasksTotal: fc.option(count),
});

const batch: fc.Arbitrary<SampleBatch> = fc.record({
  sequence: count,
  atMs: known,
  elapsedMs: perhaps,
  coreBusy: fc.array(fc.option(share), { maxLength: 4 }),
  machineCoresUsed: perhaps,
  run: fc.option(run),
  monitor: group,
  othersCoresUsed: perhaps,
  revisions: fc.array(fc.record({ sequence: count, workerId: count, states }), { maxLength: 3 }),
  rejectedReadings: count,
});

/** Ascending, with gaps. */
const batches = fc
  .uniqueArray(batch, { selector: ({ sequence }) => sequence, maxLength: 12 })
  .map((unsorted) => [...unsorted].sort((left, right) => left.sequence - right.sequence));

function one<Value>(arbitrary: fc.Arbitrary<Value>): Value {
  const [value] = fc.sample(arbitrary, { numRuns: 1, seed: 7 });
  if (value === undefined) throw new Error('Nothing was drawn.');
  return value;
}

it('gives back every batch as it was', () => {
  fc.assert(
    fc.property(batches, (given) => {
      expect([...batchesOf(recordingOf(RUN, given))]).toEqual(given);
    }),
  );
});

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
    tasksDone: 123_456_789,
  };
  const whole = { ...one(batch), run: { ...one(run), workers: [given] } };
  const [back] = batchesOf(recordingOf(RUN, [whole]));
  const shown = back?.run?.workers[0];
  expect(shown).toMatchObject({ rssBytes: bytes, tasksDone: 123_456_789 });
  expect(shown?.coresUsed).toBe(Math.fround(0.1));
  expect(shown?.states?.blocked.toFixed(6)).toBe('0.700000');
});

it('takes nothing of another run', () => {
  const other = { ...one(batch), run: { ...one(run), runId: 'run-2' } };
  const recording = recordingOf(RUN, [other]);
  expect(recording.workers).toEqual([]);
  expect([...batchesOf(recording)]).toEqual([{ ...other, run: null }]);
});
