import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CoreConvention } from '../../../../contract/core-convention.ts';
import type { ExperimentSpec } from '../../../../contract/experiment.ts';
import type { ExperimentBrief, Pair } from '../../../../contract/experiment-result.ts';
import { medianRun } from '../../../../contract/median-run.ts';
import { type SimulatedSetting, simulateResult } from '../../../dev/simulated-result.ts';
import { answerText } from './answer-text.ts';
import { colourIndexes } from './configuration-colour-index.ts';
import { configurationRows, memoryOf, type SortColumn, sortRows } from './configuration-rows.ts';
import {
  coresLines,
  firstChosen,
  memoryLabel,
  memoryLines,
  overlayCandidates,
} from './overlay-lines.ts';
import { precisionText, remainingText, runsText } from './progress-text.ts';
import { commonStart, shortLabels } from './short-labels.ts';
import { actionLabel, enlargement, moreRuns } from './warning-actions.ts';

const spec: ExperimentSpec = {
  title: '',
  workload: 'primes',
  parameters: { tasks: [40] },
  strategies: [
    { strategy: 'sequential', options: {} },
    { strategy: 'threads', options: {} },
    { strategy: 'process-pool', options: {} },
  ],
  runtimeIds: ['p312'],
  workers: [2],
  options: {},
  cores: null,
  seed: 1,
  orderSeed: 1,
  warmups: 1,
  stopRule: { rule: 'repeats', repeats: 12 },
  coolDownMs: 0,
  baseline: {},
  family: 'baseline',
  equivalencePercent: 1,
  timeLimitMs: 60_000,
};

function resultOf(
  patch: Partial<ExperimentSpec> = {},
  setting: Partial<SimulatedSetting> = {},
): ExperimentBrief {
  return simulateResult(
    { ...spec, ...patch },
    {
      experimentId: 'e1',
      state: 'completed',
      runs: 12,
      noise: 0.01,
      cores: 2,
      warnings: [],
      digestsDiffer: false,
      ...setting,
    },
  );
}

describe('rows of the table', () => {
  it('hold each configuration against its baseline', () => {
    const rows = configurationRows(resultOf());
    expect(rows.map(({ isBaseline }) => isBaseline)).toEqual([true, false, false]);
    expect(rows.map(({ pair }) => pair?.b ?? null)).toEqual([null, 'c2', 'c3']);
    expect(rows.map(({ label }) => label)).toEqual([
      'sequential',
      'threads × 2',
      'process pool × 2',
    ]);
  });

  it('count the cores that a strategy could use', () => {
    const many = configurationRows(resultOf({ workers: [8] }, { cores: 4 }));
    expect(many.map(({ possibleCores }) => possibleCores)).toEqual([1, 4, 4]);
    const confined = configurationRows(resultOf({ workers: [8], cores: [0, 1] }, { cores: 4 }));
    expect(confined.map(({ possibleCores }) => possibleCores)).toEqual([1, 2, 2]);
  });

  it('are sorted by any column, both ways, with what is not known last', () => {
    const rows = configurationRows(resultOf());
    const unknown = rows.map((row, index) =>
      index === 1 ? { ...row, configuration: { ...row.configuration, medianWallMs: null } } : row,
    );
    const order = (isDescending: boolean) =>
      sortRows(unknown, { column: 'wall', isDescending }).map(
        ({ configuration }) => configuration.id,
      );
    expect(order(false)).toEqual(['c3', 'c1', 'c2']);
    expect(order(true)).toEqual(['c1', 'c3', 'c2']);
  });

  it('are all there however they are sorted', () => {
    const rows = configurationRows(resultOf());
    const columns: SortColumn[] = [
      'configuration',
      'wall',
      'speedup',
      'answer',
      'efficiency',
      'cores',
      'cpu',
      'memory',
      'startup',
      'verdict',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.boolean(), (column, isDescending) => {
        const ids = sortRows(rows, { column, isDescending }).map(({ index }) => index);
        expect(ids.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
      }),
    );
  });

  it('say which memory they show', () => {
    expect(memoryOf({ peakPssBytes: 5, peakRssBytes: 9 })).toEqual({ bytes: 5, kind: 'PSS' });
    expect(memoryOf({ peakPssBytes: null, peakRssBytes: 9 })).toEqual({ bytes: 9, kind: 'RSS' });
    expect(memoryOf({ peakPssBytes: null, peakRssBytes: null })).toBeNull();
  });

  it('are drawn with the run nearest to the median', () => {
    const [first] = resultOf().configurations;
    if (first === undefined) throw new Error('no configuration');
    const run = medianRun(first);
    const distances = first.runs.map(({ wallMs }) =>
      Math.abs((wallMs ?? 0) - (first.medianWallMs ?? 0)),
    );
    expect(Math.abs((run?.wallMs ?? 0) - (first.medianWallMs ?? 0))).toBe(Math.min(...distances));
    expect(medianRun({ ...first, medianWallMs: null })).toBeNull();
  });
});

describe('answers', () => {
  const pair: Pair = {
    a: 'c1',
    b: 'c2',
    ratio: 1.5,
    ci95: [1.4, 1.6],
    p: 0.001,
    pHolm: 0.004,
    differs: 'yes',
    reason: null,
    runsNeeded: null,
  };

  it('are words against the baseline', () => {
    expect(answerText(pair).kind).toBe('faster');
    expect(answerText({ ...pair, ratio: 0.7 }).kind).toBe('slower');
    expect(answerText({ ...pair, differs: 'same' }).kind).toBe('same');
  });

  it('never call a difference that can’t be told a win', () => {
    const untold = answerText({
      ...pair,
      differs: 'cant-tell',
      reason: 'wide-interval',
      runsNeeded: 24,
    });
    expect(untold).toMatchObject({ kind: 'cant-tell', detail: 'needs ~24 runs' });
    const mismatch = answerText({ ...pair, differs: 'cant-tell', reason: 'digests-differ' });
    expect(mismatch).toMatchObject({
      kind: 'error',
      text: 'not compared',
      detail: 'another result',
    });
  });
});

describe('colours', () => {
  it('are each configuration’s own, and a series’ where workers are swept', () => {
    expect(colourIndexes(resultOf())).toEqual([0, 1, 2]);
    const swept = resultOf({
      strategies: [
        { strategy: 'threads', options: {} },
        { strategy: 'process-pool', options: {} },
      ],
      workers: [1, 2],
    });
    expect(colourIndexes(swept)).toEqual([0, 8, 1, 9]);
  });
});

describe('labels', () => {
  it('lose what all of them begin with, and never all of a label', () => {
    expect(shortLabels(['A · x', 'A · y'])).toEqual(['x', 'y']);
    expect(shortLabels(['A · x', 'B · x'])).toEqual(['A · x', 'B · x']);
    expect(shortLabels(['A · x'])).toEqual(['A · x']);
    expect(commonStart(['A · B · x', 'A · B · y'])).toBe('A · B');
    expect(shortLabels(['A · x', 'A · x · z'])).toEqual(['x', 'x · z']);
  });
});

describe('warnings’ buttons', () => {
  it('add as many runs as the widest pair needs, but never more than a step', () => {
    const result = resultOf();
    const pairs = result.pairs.map((pair) => ({ ...pair, runsNeeded: 40 }));
    expect(moreRuns({ ...result, pairs })).toBe(28);
    expect(moreRuns({ ...result, pairs: [] })).toBe(5);
    const far = pairs.map((pair) => ({ ...pair, runsNeeded: 775 }));
    expect(moreRuns({ ...result, pairs: far })).toBe(30);
    expect(actionLabel('add-runs', { ...result, pairs })).toBe('Add 28 runs of each');
    expect(actionLabel(null, result)).toBeNull();
  });

  it('enlarge the work at least twice', () => {
    const result = resultOf();
    const short = result.configurations.map((one) => ({ ...one, medianWallMs: 100 }));
    expect(enlargement({ ...result, configurations: short })).toBe(10);
    expect(enlargement(result)).toBe(2);
  });
});

describe('progress', () => {
  const progress = {
    runsDone: 34,
    runsPlanned: 72,
    remainingMs: 65_000,
    elapsedMs: 1,
    current: null,
    widestCiPercent: 3.14,
  };
  const rule = {
    rule: 'precision',
    ciPercent: 2,
    minRepeats: 6,
    maxRepeats: 30,
    maxSeconds: 180,
  } as const;

  it('is told no finer than it is known', () => {
    expect(runsText(progress, rule)).toBe('34 of at most 72 runs');
    expect(runsText(progress, { rule: 'repeats', repeats: 12 })).toBe('34 of 72 runs');
    expect(remainingText(progress)).toBe('about 65 s left');
    expect(remainingText({ ...progress, remainingMs: null })).toBe('time left not known yet');
    expect(precisionText(progress, rule)).toBe('±3.1 %, aim ±2 %');
    expect(precisionText({ ...progress, widestCiPercent: null }, rule)).toMatch(/not known yet/);
    expect(precisionText(progress, { rule: 'repeats', repeats: 12 })).toBeNull();
  });
});

describe('the overlay', () => {
  it('leaves gaps open and turns bytes into MiB', () => {
    const candidates = overlayCandidates(resultOf());
    const shown = candidates.slice(0, 1);
    const curve = {
      runId: shown[0]?.runId ?? '',
      label: '',
      atS: Float64Array.of(-0.1, 0, 0.1),
      coresUsed: Float64Array.of(0, Number.NaN, 1.5),
      memoryBytes: Float64Array.of(2 ** 20, 2 ** 21, Number.NaN),
      memoryKind: 'pss' as const,
      wallMs: 100,
      bases: { logicalCores: 2, effectiveCores: 2 },
    };
    const cores = (convention: CoreConvention) =>
      coresLines([curve], shown, convention)[0]?.points.map(({ value }) => value);
    expect(cores('cores')).toEqual([0, null, 1.5]);
    expect(cores('of-machine')).toEqual([0, null, 75]);
    expect(memoryLines([curve], shown)[0]?.points.map(({ value }) => value)).toEqual([1, 2, null]);
    expect(memoryLabel([curve])).toBe('memory (PSS), MiB');
  });

  it('begins with all of a few, and with some of many from first to last', () => {
    const few = overlayCandidates(resultOf());
    expect(firstChosen(few)).toEqual(['c1', 'c2', 'c3']);
    const many = overlayCandidates(
      resultOf({
        strategies: [{ strategy: 'threads', options: {} }],
        workers: [1, 2, 3, 4, 5, 6, 7],
      }),
    );
    expect(firstChosen(many)).toEqual(['c1', 'c3', 'c5', 'c7']);
  });
});
