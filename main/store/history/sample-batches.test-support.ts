import fc from 'fast-check';

import { otherThreadsKey } from '../../../contract/other-threads.ts';
import type {
  GroupSample,
  OtherThreadsSample,
  RunSample,
  SampleBatch,
  StateShares,
  WorkerSample,
} from '../../../contract/sample.ts';

export const RUN = 'run-1';

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
  ussBytes: perhaps,
  loopUtilisation: short,
  loopDelayMs: short,
  heapUsedBytes: perhaps,
  tasksDone: count,
});

/** Of a run without gauges. */
export const plainWorkers: fc.Arbitrary<WorkerSample> = worker.map((sample) => ({
  ...sample,
  ussBytes: null,
  loopUtilisation: null,
  loopDelayMs: null,
  heapUsedBytes: null,
}));

/** Some of few workers: they come late, go early, and are missed in between. */
const workers = fc
  .uniqueArray(worker, { selector: ({ id }) => id })
  .map((unsorted) => [...unsorted].sort((left, right) => left.id - right.id));

/** Some of few rows, which come and go. */
const otherThreads: fc.Arbitrary<readonly OtherThreadsSample[]> = fc.uniqueArray(
  fc.record({
    pid: fc.option(fc.nat({ max: 2 })),
    role: fc.constantFrom('host' as const, 'runtime' as const, 'others' as const),
    name: fc.constantFrom('node', 'V8Worker', '\u00fc'),
    threads: fc.nat({ max: 300 }),
    coresUsed: short,
    states: fc.option(states),
    processRssBytes: perhaps,
  }),
  { selector: otherThreadsKey, maxLength: 5 },
);

export const sampledRun: fc.Arbitrary<RunSample> = fc.record({
  runId: fc.constant(RUN),
  workers,
  runtimeThreads: group,
  host: group,
  otherThreads,
  server: fc.option(group),
  total: fc.record({
    coresUsed: perhaps,
    rssBytes: perhaps,
    pssBytes: perhaps,
    ussBytes: perhaps,
    processes: count,
  }),
  tasksDone: count,
  tasksFailed: count,
  tasksTotal: fc.option(count),
});

/** Any batch; its numbers need no more digits than a recording keeps. */
export const batch: fc.Arbitrary<SampleBatch> = fc.record({
  sequence: count,
  atMs: known,
  elapsedMs: perhaps,
  coreBusy: fc.array(fc.option(share), { maxLength: 4 }),
  machineCoresUsed: perhaps,
  run: fc.option(sampledRun),
  monitor: group,
  othersCoresUsed: perhaps,
  throttledShare: perhaps,
  cpuPressure: perhaps,
  revisions: fc.array(fc.record({ sequence: count, workerId: count, states }), { maxLength: 3 }),
  rejectedReadings: count,
});

/** Ascending, with gaps. */
export const batches = fc
  .uniqueArray(batch, { selector: ({ sequence }) => sequence, maxLength: 12 })
  .map((unsorted) => [...unsorted].sort((left, right) => left.sequence - right.sequence));

/** The same one in every run of the tests. */
export function one<Value>(arbitrary: fc.Arbitrary<Value>): Value {
  const [value] = fc.sample(arbitrary, { numRuns: 1, seed: 7 });
  if (value === undefined) throw new Error('Nothing was drawn.');
  return value;
}
