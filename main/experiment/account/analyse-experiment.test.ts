import { describe, expect, test } from 'vitest';

import type { Configuration, ExperimentSpec } from '../../../contract/experiment.ts';
import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type { RunResult } from '../../../contract/run.ts';
import type { Verdict, VerdictId } from '../../../contract/verdict.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import { configuration, experimentBeginning, THREE } from '../fixtures/plans.ts';
import { briefOf } from '../run/brief.ts';
import type { ExperimentRecord, ExperimentRun } from '../run/experiment-record.ts';
import { analyseExperiment } from './analyse-experiment.ts';
import { CachedStatistics } from './cached-statistics.ts';

interface Script {
  readonly spec?: Partial<ExperimentSpec>;
  readonly configurations?: readonly Configuration[];
  readonly rounds?: number;
  readonly state?: ExperimentRecord['state'];
  /** `index` counts the runs of a configuration from 0. */
  readonly run: (id: string, index: number) => Partial<RunResult>;
}

function recordOf(script: Script): ExperimentRecord {
  const { spec = {}, configurations = THREE, rounds = 12, state = 'completed' } = script;
  const runs = Array.from({ length: rounds }, (_, index) =>
    configurations.map(({ id, request: { workers } }): ExperimentRun => {
      const parts = { runId: `${id} #${index}`, workers, ...script.run(id, index) };
      return { configuration: id, result: runResult(parts), setAside: null };
    }),
  );
  const beginning = experimentBeginning(spec, configurations);
  return { ...beginning, state, error: null, runs: runs.flat(), warnings: [] };
}

function analysed(script: Script): ExperimentResult {
  return analyseExperiment(recordOf(script));
}

/** A slight, regular unrest of ± 0.4 %. */
function around(medianMs: number, index: number): number {
  return medianMs * (1 + 0.004 * Math.sin(2.4 * index));
}

function codes(result: ExperimentResult): readonly string[] {
  return result.warnings.map(({ code }) => code);
}

const speeds: Readonly<Record<string, number>> = { c1: 2000, c2: 1000, c3: 2002 };
const plain = (id: string, index: number): Partial<RunResult> => ({
  wallMs: around(speeds[id] ?? 1000, index),
});

describe('the figures of a configuration', () => {
  test('are medians, and the speed-up is against the baseline with its interval', () => {
    const [c1, c2, c3] = analysed({ run: plain }).configurations;
    expect(c1).toMatchObject({ speedup: 1, speedupCi95: null, efficiency: 1, baseline: 'c1' });
    expect(c2?.medianWallMs).toBeCloseTo(1000, -1);
    expect(c2?.ciMethod).toBe('order-statistics');
    expect(c2?.speedup).toBeCloseTo(2, 1);
    expect(c2?.efficiency).toBeCloseTo(1, 1);
    const [low, high] = c2?.speedupCi95 ?? [0, 0];
    expect([low < 2, high > 2, high / low < 1.02]).toEqual([true, true, true]);
    expect(c3?.speedup).toBeCloseTo(1, 1);
  });

  test('know no efficiency against a baseline with several workers', () => {
    const configurations = THREE.map((one) => ({ ...one, baseline: 'c2' }));
    const [c1] = analysed({ configurations, run: plain }).configurations;
    expect([c1?.speedup?.toFixed(1), c1?.efficiency]).toEqual(['0.5', null]);
  });

  test('are not known where no run knows them', () => {
    const nothing = {
      wallMs: null,
      cpuMs: null,
      coresUsed: null,
      peakRssBytes: null,
      taskMs: null,
    };
    const [c1] = analysed({ run: () => nothing }).configurations;
    expect(c1).toMatchObject({
      ...{ medianWallMs: null, ci95WallMs: null, minWallMs: null, speedup: null, cpuMs: null },
      ...{ coresUsed: null, peakRssBytes: null, taskMs: null },
    });
  });

  test('leave out what does not count, and keep it', () => {
    const record = recordOf({ run: plain });
    const warmUp: ExperimentRun = {
      configuration: 'c2',
      result: runResult({ runId: 'cold', wallMs: 50_000 }),
      setAside: 'warm-up',
    };
    const { configurations, order } = analyseExperiment({
      ...record,
      runs: [warmUp, ...record.runs],
    });
    expect(configurations[1]?.maxWallMs).toBeLessThan(1100);
    expect(configurations[1]?.setAside).toMatchObject([
      { reason: 'warm-up', run: { runId: 'cold' } },
    ]);
    expect(order[0]).toEqual({ configuration: 'c2', runId: 'cold' });
  });

  test('mark an outlier and keep it', () => {
    const result = analysed({
      run: (id, index) => (id === 'c2' && index === 4 ? { wallMs: 3000 } : plain(id, index)),
    });
    expect(result.configurations[1]).toMatchObject({ outliers: ['c2 #4'], maxWallMs: 3000 });
    expect(codes(result)).toContain('outliers');
  });

  test('tell how uneven the work was', () => {
    const worker = runResult().workerDetails[0];
    if (worker === undefined) throw new Error('The fixture has a worker.');
    const workerDetails = [
      { ...worker, busyMs: 300 },
      { ...worker, id: 1, busyMs: 100 },
    ];
    const [c1] = analysed({ run: () => ({ workerDetails }) }).configurations;
    expect(c1?.imbalance).toBe(1.5);
  });
});

describe('the verdict of a configuration', () => {
  const verdict = (id: VerdictId, sentence: string): Verdict => ({
    ...{ id, sentence, evidence: [], next: '', also: [], unknown: [] },
  });

  test('is what most of its runs had, in the words of the one in the middle', () => {
    const [c1] = analysed({
      rounds: 7,
      run: (_id, index) => ({
        wallMs: 1000 + 10 * index,
        verdict: verdict(index < 4 ? 'gil-bound' : 'noisy', `run ${index}`),
      }),
    }).configurations;
    expect(c1?.verdict).toMatchObject({ id: 'gil-bound', sentence: 'run 3' });
  });

  test('is none where the results of the work differ', () => {
    const result = analysed({
      run: (id, index) => ({
        ...plain(id, index),
        ...{ digest: id, verdict: verdict('noisy', '') },
      }),
    });
    expect(result.configurations.map((one) => one.verdict)).toEqual([null, null, null]);
  });
});

describe('pairs', () => {
  test('are those with the baseline, which stands first', () => {
    const { pairs } = analysed({ run: plain });
    expect(pairs.map(({ a, b, differs }) => [a, b, differs])).toEqual([
      ['c1', 'c2', 'yes'],
      ['c1', 'c3', 'same'],
    ]);
    expect(pairs[0]?.ratio).toBeCloseTo(2, 1);
  });

  test('are all of them on request', () => {
    const { pairs } = analysed({ spec: { family: 'all-pairs' }, run: plain });
    expect(pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(['c1 c2', 'c1 c3', 'c2 c3']);
  });

  test('are never told apart when results differ, however far their times are apart', () => {
    const result = analysed({
      run: (id, index) => ({ ...plain(id, index), digest: id === 'c2' ? 'other' : 'd1ce' }),
    });
    expect(result.pairs.map(({ differs, reason }) => `${differs} ${reason ?? ''}`)).toEqual([
      'cant-tell digests-differ',
      'cant-tell digests-differ',
    ]);
    expect(codes(result)).toContain('digests-differ');
    expect(result.conclusion).not.toContain('×');
  });

  test('are not compared over works', () => {
    const other = configuration('c4', { workers: 1 }, { work: 'other', baseline: 'c4' });
    const { pairs } = analysed({
      spec: { family: 'all-pairs' },
      configurations: [...THREE, other],
      run: plain,
    });
    const withOther = pairs.filter(({ b }) => b === 'c4');
    expect(withOther.map(({ ratio, reason }) => [ratio, reason])).toEqual([
      [null, 'different-work'],
      [null, 'different-work'],
      [null, 'different-work'],
    ]);
  });
});

describe('scaling', () => {
  const sweep = [1, 2, 4, 8].map((workers, index) =>
    configuration(`c${index + 1}`, { strategy: 'processes', workers }),
  );
  /** T(n) = T(1) · (0.1 + 0.9 / n) */
  const amdahl = (id: string, index: number): Partial<RunResult> => {
    const workers = 2 ** (Number(id.slice(1)) - 1);
    return { wallMs: around(4000 * (0.1 + 0.9 / workers), index) };
  };

  test('is fitted to a sweep over worker counts', () => {
    const [scaling] = analysed({ configurations: sweep, run: amdahl }).scaling;
    expect(scaling?.label).toBe('Python 3.11 · processes');
    expect(scaling?.points.map(({ workers }) => workers)).toEqual([1, 2, 4, 8]);
    expect(scaling?.points[3]?.speedup).toBeCloseTo(1 / (0.1 + 0.9 / 8), 1);
    expect(scaling?.amdahl?.serialShare.value).toBeCloseTo(0.1, 1);
  });

  test('of two worker counts has points and no fit', () => {
    const { scaling } = analysed({ configurations: sweep.slice(0, 2), run: amdahl });
    expect(scaling).toMatchObject([{ amdahl: null, usl: null, knee: null }]);
    expect(scaling[0]?.points).toHaveLength(2);
  });

  test('is none without a run with one worker', () => {
    expect(analysed({ configurations: sweep.slice(1), run: amdahl }).scaling).toEqual([]);
  });
});

describe('warnings', () => {
  test.each<[string, string | null, (id: string, index: number) => Partial<RunResult>]>([
    [
      'drift',
      'add-runs',
      (id, index) => ({ wallMs: around((speeds[id] ?? 1) * (1 + index / 40), index) }),
    ],
    ['too-short', 'enlarge-tasks', (_id, index) => ({ wallMs: around(20, index) })],
    [
      'startup-dominates',
      'enlarge-tasks',
      (id, index) => ({ ...plain(id, index), startupMs: 9000 }),
    ],
    [
      'others-busy',
      'show-others',
      (id, index) => ({
        ...plain(id, index),
        warnings: index % 4 === 0 ? [{ code: 'others-busy', message: 'Other programs.' }] : [],
      }),
    ],
    [
      'folder-changed',
      'rerun',
      (id, index) => ({
        ...plain(id, index),
        warnings: index === 3 ? [{ code: 'folder-changed', message: 'It changed.' }] : [],
      }),
    ],
    [
      'cant-tell',
      'add-runs',
      (id, index) => ({ wallMs: (id === 'c2' ? 880 : 1000) * (1 + 0.2 * Math.sin(2.4 * index)) }),
    ],
    [
      'cant-tell',
      'show-others',
      (id, index) => ({ wallMs: (id === 'c2' ? 960 : 1000) * (1 + 0.2 * Math.sin(2.4 * index)) }),
    ],
  ])('tell of %s, with what to do: %s', (code, action, run) => {
    const quiet = codes(analysed({ run: plain }));
    const result = analysed({ run });
    expect(result.warnings.find((warning) => warning.code === code)).toMatchObject({ action });
    expect(quiet).not.toContain(code);
  });

  test('ask for a quiet machine, not for runs, when others were busy in most runs', () => {
    const { warnings } = analysed({
      run: (id, index) => ({
        wallMs: (id === 'c2' ? 880 : 1000) * (1 + 0.2 * Math.sin(2.4 * index)),
        othersCoresUsed: 0.75,
        warnings: index % 5 > 0 ? [{ code: 'others-busy', message: 'Other programs.' }] : [],
      }),
    });
    expect(warnings.map(({ code }) => code)[0]).toBe('others-busy');
    expect(warnings[0]?.message).toMatch(/ in \d+ of \d+ runs of .* \(0\.75 cores in the median\)/);
    const open = warnings.find(({ code }) => code === 'cant-tell');
    expect(open?.message).toMatch(/measure again when the machine is quiet\.$/);
    expect(open?.action).toBe('show-others');
  });

  describe('of results that differ over a folder', () => {
    const parameters = { folder: '/data' };
    const warningsOf = (parts: (id: string, index: number) => Partial<RunResult>) =>
      analysed({ run: (id, index) => ({ ...plain(id, index), parameters, ...parts(id, index) }) })
        .warnings.filter(({ code }) => code === 'folder-changed' || code === 'digests-differ')
        .map(({ code, message }) => `${code}: ${message}`);
    const before = (index: number) => (index < 4 ? 'before' : 'after');

    test('say that the folder changed when each state of it has one result', () => {
      const warnings = warningsOf((_id, index) => ({
        digest: before(index),
        inputFingerprint: before(index),
      }));
      expect(warnings).toEqual([
        expect.stringMatching(/^folder-changed: The folder changed between two runs/),
      ]);
    });

    test('blame a strategy that differs over one state of the folder', () => {
      const warnings = warningsOf((id, index) => ({
        digest: `${id === 'c2'} ${before(index)}`,
        inputFingerprint: before(index),
      }));
      expect(warnings).toEqual([
        expect.stringMatching(/^digests-differ: .* A strategy does something else/),
      ]);
    });

    test('name both where a host does not tell what it read', () => {
      const warnings = warningsOf((_id, index) => ({
        digest: before(index),
        inputFingerprint: index === 2 ? null : before(index),
      }));
      expect(warnings).toEqual([
        expect.stringMatching(/^digests-differ: .* Either the folder changed/),
      ]);
    });

    test('are none where files were touched and hold the same', () => {
      expect(warningsOf((_id, index) => ({ inputFingerprint: before(index) }))).toEqual([]);
    });
  });

  test('say nothing of what happens in one run of many', () => {
    const result = analysed({
      run: (id, index) => ({
        ...plain(id, index),
        warnings: index === 3 ? [{ code: 'others-busy', message: 'Other programs.' }] : [],
      }),
    });
    expect(codes(result)).not.toContain('others-busy');
  });
});

test('after one more run, little is estimated anew', () => {
  const record = recordOf({ run: plain, rounds: 30 });
  const statistics = new CachedStatistics(1);
  const { pairs } = analyseExperiment(record, statistics);
  let estimates = 0;
  const kept = statistics.keep('median', [timed('c1', 30)], () => (estimates += 1));
  expect([estimates, kept]).toEqual([0, expect.objectContaining({ method: 'bootstrap' })]);
  statistics.keep('median', [timed('c1', 31)], () => (estimates += 1));
  expect(estimates).toBe(1);
  expect(analyseExperiment(record, statistics).pairs).toEqual(pairs);

  function timed(id: string, count: number) {
    return { id, workers: 1, wallMs: Array.from({ length: count }, () => 1000) };
  }
});

test('the brief has every run and nothing that only files need', () => {
  const result = analysed({ run: plain, rounds: 2 });
  const brief = briefOf(result);
  expect(brief.configurations.map(({ runs }) => runs.length)).toEqual([2, 2, 2]);
  const [run] = brief.configurations[0]?.runs ?? [];
  expect(result.configurations[0]?.runs[0]).toMatchObject(run ?? {});
  expect(run).not.toHaveProperty('workerDetails');
  expect({ ...brief, configurations: [] }).toEqual({ ...result, configurations: [] });
});
