import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { recordingOf } from '../../../contract/recording-batches.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { headerFor, tickOf, ticksOf } from '../../store/history/history.test-support.ts';
import { runResult } from '../run-result.test-support.ts';
import { MAX_REPORTED_PLACES, reportedSamples } from './reported-samples.ts';

const RESULT = runResult({ runId: 'run-1' });

function reported(batches: readonly SampleBatch[], keepsAll = false) {
  const recording = recordingOf('run-1', batches);
  const samples = reportedSamples(
    { header: headerFor(RESULT), result: RESULT, recording },
    keepsAll,
  );
  if (samples === null) throw new Error('There should be samples.');
  return samples;
}

/** Ticks whose run used so many cores; `undefined`: one was missed. */
function ticksUsing(cores: readonly (number | undefined)[]): readonly SampleBatch[] {
  return cores.flatMap((coresUsed, index) => {
    const tick = tickOf('run-1', index + 1);
    if (coresUsed === undefined || tick.run === null) return [];
    const total = { ...tick.run.total, coresUsed };
    return [{ ...tick, run: { ...tick.run, total } }];
  });
}

describe('reportedSamples', () => {
  it('are none where none are kept', () => {
    const recording = recordingOf('run-1', []);
    const parts = { header: headerFor(RESULT), result: RESULT, recording };
    expect(reportedSamples(parts, false)).toBeNull();
  });

  it('have a place for each tick of a short run, and one in the middle of a gap', () => {
    const { ticks, atS, figures, workers } = reported(ticksUsing([1, 2, undefined, 4]));
    expect(ticks).toBe(3);
    const first = atS[0] ?? Number.NaN;
    expect(atS.map((at) => at - first)).toEqual([0, 0.25, 0.5, 0.75]);
    expect(figures['run.total.coresUsed']).toEqual([1, 2, null, 4]);
    expect(figures['run.tasksDone']).toEqual([1, 2, null, 4]);
    expect(workers[0]?.columns['coresUsed']).toEqual([1, 1, null, 1]);
  });

  it('keep every extreme and every gap of a long run, or all of it on request', () => {
    const cores = fc.array(
      fc.oneof(
        { arbitrary: fc.double({ min: 0, max: 16, noNaN: true }), weight: 99 },
        { arbitrary: fc.constant(undefined), weight: 1 },
      ),
      { minLength: MAX_REPORTED_PLACES + 1, maxLength: 3_000 },
    );
    fc.assert(
      fc.property(cores, (values) => {
        const known = values.filter((value) => value !== undefined);
        const thinned = reported(ticksUsing(values));
        const column = thinned.figures['run.total.coresUsed'] ?? [];
        const kept = column.filter((value) => value !== null);
        expect(column.length).toBeLessThanOrEqual(MAX_REPORTED_PLACES);
        expect(Math.max(...kept)).toBe(Math.max(...known));
        expect(Math.min(...kept)).toBe(Math.min(...known));
        expect(thinned.atS).toEqual(thinned.atS.toSorted((a, b) => a - b));
        const whole = reported(ticksUsing(values), true).figures['run.total.coresUsed'] ?? [];
        expect(whole.filter((value) => value !== null)).toEqual(known);
      }),
      { numRuns: 20 },
    );
  });

  it('tell of a worker from its first tick to its last, with what was corrected later', () => {
    const [one, two, three] = ticksOf('run-1', 3);
    if (one === undefined || two === undefined || three === undefined) throw new Error('Too few.');
    const states = { onCpu: 1 / 3, waiting: 2 / 3, blocked: 0 };
    const late = { ...three, revisions: [{ sequence: 2, workerId: 0, states }] };
    const early = { ...one, run: one.run === null ? null : { ...one.run, workers: [] } };
    const { workers } = reported([early, two, late]);
    expect(workers[0]?.columns['tasksDone']).toEqual([null, 2, 3]);
    // To the digits that a 32-bit float holds.
    expect(workers[0]?.columns['onCpu']).toEqual([null, 0.3333333, 1]);
    expect(workers[0]?.columns['waiting']).toEqual([null, 0.6666667, 0]);
  });
});
