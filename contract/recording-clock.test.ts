import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Recording } from './recording.ts';
import { clockOffsetMs, firstOfWorkAtMs } from './recording-clock.ts';

const TICK_MS = 250;
const START_MS = 1_700_000_000_000;
const TASKS = 100;

interface Timing {
  readonly startupMs: number;
  readonly wallMs: number;
  /** From the start of the run to the first tick after it. */
  readonly phaseMs: number;
  /** Wall clock minus the sampler's clock. */
  readonly offsetMs: number;
}

/** What a sampler with this clock would have seen of such a run. */
function record({ startupMs, wallMs, phaseMs, offsetMs }: Timing): Recording {
  const count = Math.floor((startupMs + wallMs - phaseMs) / TICK_MS) + 1;
  const runMs = Array.from({ length: count }, (_, tick) => phaseMs + tick * TICK_MS);
  const column = (valueOf: (ms: number) => number) => Float64Array.from(runMs, valueOf);
  const isWork = (ms: number) => ms >= startupMs;
  const share = (ms: number) => (ms - startupMs) / wallMs;
  return {
    runId: 'run-1',
    sequence: column((ms) => (ms - phaseMs) / TICK_MS),
    atMs: column((ms) => START_MS + ms - offsetMs),
    elapsedMs: column(() => TICK_MS),
    cores: 0,
    coreBusy: new Float32Array(),
    figures: {
      'run.tasksTotal': column((ms) => (isWork(ms) ? TASKS : Number.NaN)),
      'run.tasksDone': column((ms) => (isWork(ms) ? Math.floor(share(ms) * TASKS) : 0)),
      'run.tasksFailed': column(() => 0),
    },
    workers: [],
    otherThreads: [],
    revisions: [],
  };
}

const timing = fc.record({
  startupMs: fc.integer({ min: 1, max: 3000 }),
  wallMs: fc.integer({ min: 1000, max: 60_000 }),
  phaseMs: fc.integer({ min: 0, max: TICK_MS }),
  offsetMs: fc.integer({ min: START_MS - 1_000_000, max: START_MS }),
});

const header = { startedAt: new Date(START_MS).toISOString() };

describe('clockOffsetMs', () => {
  it('is off by half a tick at most', () => {
    fc.assert(
      fc.property(timing, (run) => {
        const found = clockOffsetMs(header, run, record(run));
        expect(Math.abs(found - run.offsetMs)).toBeLessThanOrEqual(TICK_MS / 2);
      }),
    );
  });

  it('goes by the start of the run alone where there is no result', () => {
    fc.assert(
      fc.property(timing, (run) => {
        const found = clockOffsetMs(header, null, record(run));
        expect(Math.abs(found - run.offsetMs)).toBeLessThanOrEqual(TICK_MS);
      }),
    );
  });
});

describe('firstOfWorkAtMs', () => {
  it('is the first tick at which the number of tasks was known', () => {
    const run = { startupMs: 900, wallMs: 5000, phaseMs: 100, offsetMs: START_MS };
    expect(firstOfWorkAtMs(record(run))).toBe(1100);
    expect(firstOfWorkAtMs(record({ ...run, startupMs: 90_000, wallMs: 0 }))).toBeNull();
  });
});
