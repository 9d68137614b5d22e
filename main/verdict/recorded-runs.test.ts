import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { VerdictId } from '../../contract/verdict.ts';
import { machineCard } from '../lab/fixtures/machine-card.ts';
import { judgeRun } from './judge-run.ts';
import type { JudgedRun } from './judged-run.ts';

/**
 * Results of real runs on 2 cores, shortened to what is judged, with what they are known to be. The
 * machine was busy: the runs had a raised priority, and of several recordings of a case a usable one
 * was kept. They guard the rules against change; how often a verdict is right, bench/verdicts.mjs shows.
 */
interface RecordedRun {
  readonly case: string;
  readonly expected: VerdictId;
  readonly run: JudgedRun;
}

const recorded = JSON.parse(
  readFileSync(new URL('fixtures/recorded-runs.json', import.meta.url), 'utf8'),
) as readonly RecordedRun[];

describe('a run that was recorded', () => {
  it.each(recorded)('with $case is $expected', ({ run, expected }) => {
    expect(judgeRun({ ...run, machine: machineCard(run.machine) })?.id).toBe(expected);
  });

  it('without a GIL is never GIL-bound', () => {
    for (const { run } of recorded) {
      const without = { ...run, gilEnabled: false, machine: machineCard(run.machine) };
      expect(judgeRun(without)?.id).not.toBe('gil-bound');
    }
  });
});
