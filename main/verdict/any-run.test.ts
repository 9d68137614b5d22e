import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { WorkerResult } from '../../contract/run.ts';
import { VERDICT_IDS } from '../../contract/verdict.ts';
import { runResult } from '../report/run-result.test-support.ts';
import { judgeRun } from './judge-run.ts';
import type { JudgedRun } from './judged-run.ts';
import { ids, worker } from './run-shape.test-support.ts';

/** To the microsecond, or not known. */
const known = (most: number) =>
  fc.option(
    fc.integer({ min: 0, max: most * 1000 }).map((thousandths) => thousandths / 1000),
    { nil: null },
  );

const anyWorker = fc
  .record({
    tasks: fc.integer({ min: 0, max: 50 }),
    cpuMs: known(3000),
    onCpuMs: known(3000),
    waitingMs: known(3000),
    blockedMs: known(3000),
    lockedCpuMs: known(3000),
    busyMs: known(3000),
    lastEndMs: known(3000),
    kind: fc.constantFrom('thread', 'process', 'event-loop'),
  })
  .map((parts) => worker(0, parts as Partial<WorkerResult>));

const anyRun = fc
  .record({
    strategy: fc.constantFrom('sequential', 'threads', 'process-pool', 'async', 'threads-async'),
    workload: fc.constantFrom('primes', 'lock-contention', 'counter', 'http-get'),
    workers: fc.integer({ min: 1, max: 64 }),
    effectiveCores: fc.constantFrom(0.5, 1, 1.5, 2, 16),
    gilEnabled: fc.constantFrom(true, false, null),
    wallMs: known(3000),
    startupMs: known(3000),
    shutdownMs: known(3000),
    totalMs: known(9000),
    cpuMs: fc.constantFrom(null, { user: 0, system: 0 }, { user: 900, system: 100 }),
    coresUsed: known(16),
    cpuIsLowerBound: fc.boolean(),
    eventLoopDelay: fc.constantFrom(null, { p99Ns: 5e7, maxNs: 1e9 }),
    throttledMs: known(3000),
    taskTotalMs: known(30_000),
    taskMs: fc.constantFrom(null, { p50: 0, p95: 10, p99: 20 }),
    runtimeThreadsCpuMs: known(3000),
    hostCpuMs: known(3000),
    monitorCoresUsed: known(2),
    serverCoresUsed: known(1),
    othersCoresUsed: known(16),
    options: fc.constantFrom({}, { perTask: true }, { asyncCalls: 'blocking' }),
    workerDetails: fc.array(anyWorker, { maxLength: 6 }),
  })
  .map((parts): JudgedRun => runResult(parts as Partial<JudgedRun>));

const anyBaseline = fc.option(
  fc.record({
    label: fc.constant('one worker'),
    workers: fc.integer({ min: 1, max: 4 }),
    wallMs: fc.integer({ min: 0, max: 3000 }),
    cpuMs: known(3000),
  }),
  { nil: null },
);

describe('whatever is not known', () => {
  it('has a verdict in the order of precedence, in whole sentences', () => {
    fc.assert(
      fc.property(anyRun, anyBaseline, (run, baseline) => {
        const verdict = judgeRun(run, baseline);
        if (verdict === null) throw new Error('A completed run has a verdict.');
        const places = ids(verdict).map((id) => VERDICT_IDS.indexOf(id));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        const { also, unknown } = verdict;
        const sentences = [verdict.sentence, verdict.next, ...unknown];
        for (const text of [...sentences, ...also.map(({ sentence }) => sentence)]) {
          expect(text).toMatch(/^[A-Z0-9].*[.]$/);
          expect(text).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
        }
        for (const { value, threshold } of verdict.evidence) {
          expect(Number.isFinite(value)).toBe(true);
          expect(threshold === null || Number.isFinite(threshold.value)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has evidence that bears its verdict out', () => {
    fc.assert(
      fc.property(anyRun, anyBaseline, (run, baseline) => {
        for (const { value, threshold } of judgeRun(run, baseline)?.evidence ?? []) {
          if (threshold === null) continue;
          if (threshold.relation === 'at-least')
            expect(value).toBeGreaterThanOrEqual(threshold.value - 1e-9);
          else expect(value).toBeLessThanOrEqual(threshold.value + 1e-9);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
