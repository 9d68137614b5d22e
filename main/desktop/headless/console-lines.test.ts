import { describe, expect, it } from 'vitest';

import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import { configurationResult, differing, unconcluded } from '../../experiment/fixtures/results.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import { problemsOf, resultLines } from './console-lines.ts';

const SEQUENTIAL = configurationResult('c1', { label: 'Sequential', strategy: 'sequential' });
const PROCESSES = configurationResult('c2', {
  label: 'Processes × 2',
  medianWallMs: 521,
  speedup: 1.92,
  coresUsed: 1.966,
  verdictId: 'scales-well',
});

function experiment(
  configurations: readonly ConfigurationResult[],
  parts: Partial<ExperimentResult> = {},
): ExperimentResult {
  const pairs = [differing('c2', 1.92, [1.9, 1.94])];
  const title = 'Strategies on Python 3.11.7';
  return {
    ...unconcluded(configurations, pairs, { title }),
    conclusion: 'For this work, two processes are 1.92× as fast.',
    ...parts,
  };
}

describe('resultLines', () => {
  it('tells time, speed-up, cores and verdict in columns, then the conclusion', () => {
    expect(resultLines(experiment([SEQUENTIAL, PROCESSES]))).toEqual([
      'Strategies on Python 3.11.7. Primes: tasks 32, limit 200,000 numbers',
      '  Sequential      median 1.00 s   baseline                 1.00 of 2 cores used   –',
      '  Processes × 2   median 521 ms   speed-up 1.92×, faster   1.97 of 2 cores used   Scales well',
      'For this work, two processes are 1.92× as fast.',
    ]);
  });

  it('says what is not known, and what was left out', () => {
    const unknown = { ...PROCESSES, medianWallMs: null, speedup: null, coresUsed: null };
    const omitted = [{ label: 'Threads × 2', reason: 'There are none.' }];
    const lines = resultLines(experiment([SEQUENTIAL, unknown], { omitted, pairs: [] }));
    expect(lines[2]).toMatch(/^ {2}Processes × 2 {3}median – {8}speed-up –, – {3}– cores used/);
    expect(lines).toContain('  Left out: Threads × 2: There are none.');
  });
});

describe('problemsOf', () => {
  it('has none where all went well', () => {
    expect(problemsOf(experiment([SEQUENTIAL, PROCESSES]))).toEqual([]);
  });

  it('gives the reason of a configuration without a run that counts', () => {
    const error = { code: 'crashed', message: 'The host was killed by SIGKILL.' };
    const run = runResult({ state: 'crashed', error });
    const lost = { ...PROCESSES, runs: [], setAside: [{ run, reason: 'not-completed' as const }] };
    expect(problemsOf(experiment([SEQUENTIAL, lost]))).toEqual([
      'Strategies on Python 3.11.7: “Processes × 2” gave no run that counts. The host was killed by SIGKILL.',
    ]);
  });

  it('tells that an experiment failed, and that results differ', () => {
    const error = { code: 'failed', message: 'The interpreter is gone.' };
    expect(problemsOf(experiment([SEQUENTIAL], { state: 'failed', error }))).toEqual([
      'Strategies on Python 3.11.7: The interpreter is gone.',
    ]);
    const message = 'The runs came to different results.';
    const warning = { code: 'digests-differ', message, action: null, configurations: [] };
    const other = { ...warning, code: 'few-runs', message: 'Few runs.' };
    expect(problemsOf(experiment([SEQUENTIAL], { warnings: [warning, other] }))).toEqual([
      'Strategies on Python 3.11.7: The runs came to different results.',
    ]);
  });
});
