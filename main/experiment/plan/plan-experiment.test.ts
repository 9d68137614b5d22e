import { describe, expect, it } from 'vitest';

import type {
  Configuration,
  ExperimentPlan,
  ExperimentSpec,
} from '../../../contract/experiment.ts';
import { node, python, specWith, twoCores } from '../experiment-spec.test-support.ts';
import { planExperiment } from './plan-experiment.ts';

type Known = (configuration: Configuration) => number | null;

const nothingKnown: Known = () => null;

function plan(parts: Partial<ExperimentSpec>, known = nothingKnown): ExperimentPlan {
  const planned = planExperiment(specWith(parts), [python, node], known, twoCores);
  if (!planned.ok) throw new Error(planned.error.message);
  return planned.value;
}

function codes({ warnings }: ExperimentPlan): readonly string[] {
  return warnings.map(({ code }) => code);
}

const repeats = (count: number) => ({ stopRule: { rule: 'repeats', repeats: count } }) as const;
const precision = {
  rule: 'precision',
  ciPercent: 2,
  minRepeats: 6,
  maxRepeats: 30,
  maxSeconds: 180,
} as const;

describe('how many runs, and how long', () => {
  it('counts warm-ups', () => {
    expect(plan({ ...repeats(10), warmups: 2 })).toMatchObject({ leastRuns: 24, mostRuns: 24 });
    expect(plan({ stopRule: precision })).toMatchObject({ leastRuns: 14, mostRuns: 62 });
  });

  it('knows nothing where nothing is known', () => {
    expect(plan({}).expectedMs).toBeNull();
  });

  it('has start-up and cool-downs in it', () => {
    const { expectedMs } = plan({ ...repeats(10), warmups: 0, coolDownMs: 500 }, () => 1000);
    expect(expectedMs?.least).toBe(expectedMs?.most);
    expect(expectedMs?.least).toBeGreaterThan(20 * 1500);
    expect(expectedMs?.least).toBeLessThan(20 * 2500);
  });

  it('takes the slowest known one for one that is not, of the same work on the same runtime alone', () => {
    const onlySequential: Known = ({ request }) =>
      request.strategy === 'sequential' ? 5000 : null;
    expect(plan(repeats(6), onlySequential).expectedMs).toEqual(
      plan(repeats(6), () => 5000).expectedMs,
    );
    const onPython: Known = ({ runtime }) => (runtime.id === python.id ? 5000 : null);
    expect(plan({ runtimeIds: [python.id, node.id] }, onPython).expectedMs).toBeNull();
  });

  it('ends with the time, but never before the least number of runs', () => {
    const quick = plan({ stopRule: precision }, () => 3000).expectedMs;
    expect(quick?.most).toBeGreaterThan(180_000);
    expect(quick?.most).toBeLessThan(200_000);
    const slow = plan({ stopRule: precision }, () => 60_000).expectedMs;
    expect(slow?.most).toBe(slow?.least);
  });
});

describe('warnings', () => {
  it('has none for an ordinary experiment', () => {
    expect(plan({}).warnings).toEqual([]);
  });

  it.each([
    [3, 'needs at least 4 runs'],
    [4, null],
  ])('%i runs of one pair', (count, sentence) => {
    const warning = plan(repeats(count)).warnings.find(({ code }) => code === 'too-few-runs');
    if (sentence === null) expect(warning).toBeUndefined();
    else expect(warning?.message).toContain(sentence);
  });

  it('says that 15 pairs need 6 runs', () => {
    const six = [
      'sequential',
      'threads',
      'thread-pool',
      'processes',
      'process-pool',
      'async',
    ] as const;
    const strategies = six.map((strategy) => ({ strategy, options: {} }));
    const few = plan({ strategies, ...repeats(5), family: 'all-pairs' });
    expect(few.warnings[0]?.message).toMatch(/a family of 15 pairs needs at least 6 runs/);
    expect(codes(plan({ strategies, ...repeats(6), family: 'all-pairs' }))).toEqual([]);
    const early = plan({
      strategies,
      stopRule: { ...precision, minRepeats: 5 },
      family: 'all-pairs',
    });
    expect(early.warnings[0]?.message).toMatch(/may end after 5 runs/);
  });

  it.each<[string, Partial<ExperimentSpec>]>([
    ['one-configuration', { strategies: [{ strategy: 'sequential', options: {} }] }],
    [
      'different-work',
      { strategies: [{ strategy: 'sequential', options: {} }], parameters: { size: [10, 20] } },
    ],
    ['no-interval', repeats(5)],
    ['more-workers-than-cores', { workers: [4, 8] }],
    ['option-left-out', { options: { chunk: 4 } }],
  ])('%s', (code, parts) => {
    expect(codes(plan(parts))).toContain(code);
  });

  it('does not mind more workers beside enough, nor where tasks wait', () => {
    expect(codes(plan({ workers: [2, 4] }))).toEqual([]);
    expect(codes(plan({ workload: 'sleep', workers: [16] }))).toEqual([]);
  });

  it('says when the time limit will end every run', () => {
    expect(codes(plan({ timeLimitMs: 1000 }, () => 2000))).toContain('time-limit');
  });
});

describe('what is refused', () => {
  it.each<[string, Partial<ExperimentSpec>, RegExp]>([
    [
      'a billion repetitions',
      repeats(1e9),
      /^Repetitions must be a whole number from 1 to 1000; got 1000000000/,
    ],
    [
      'a thousand runs of many',
      { ...repeats(1000), workers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
      /up to 11011 runs.*at most 10000/,
    ],
    [
      'lists without end',
      {
        workers: Array.from({ length: 256 }, (_, index) => index + 1),
        parameters: { size: Array.from({ length: 100 }, (_, index) => index + 2) },
      },
      /25700 configurations/,
    ],
    ['no strategy', { strategies: [] }, /^Choose at least a strategy/],
    ['no runtime', { runtimeIds: [] }, /^Choose at least a runtime/],
    ['no workers', { workers: [] }, /^Choose at least one number of workers/],
    ['workers out of order', { workers: [4, 2] }, /^Numbers of workers must be .* ascending/],
    ['half a worker', { workers: [1.5] }, /^Workers must be a whole number/],
    ['an unknown parameter', { parameters: { sice: [1] } }, /Did you mean “size”/],
    [
      'a value out of bounds',
      { parameters: { size: [1] } },
      /^Limit must be a whole number from 2/,
    ],
    ['no value', { parameters: { size: [] } }, /^size has no value/],
    [
      'a foreign option',
      { strategies: [{ strategy: 'sequential', options: { chunk: 2 } }] },
      /^The option chunk is for/,
    ],
    [
      'an aim of nothing',
      { stopRule: { ...precision, ciPercent: 0 } },
      /^Precision must be a number from 0\.1/,
    ],
    [
      'least above most',
      { stopRule: { ...precision, minRepeats: 31 } },
      /^The least number of repetitions, 31/,
    ],
    ['no number', { coolDownMs: Number.NaN }, /^Cool-down must be a number/],
    [
      'a foreign baseline',
      { baseline: { strategy: 'async' } },
      /^Strategy of the baseline must be one of/,
    ],
    ['too many warm-ups', { warmups: 21 }, /^Warm-ups must be/],
    [
      'a core that is not there',
      { cores: [9] },
      /^Nothing of this experiment can be run here.*Core 9/,
    ],
  ])('%s', (_, parts, sentence) => {
    const planned = planExperiment(specWith(parts), [python, node], nothingKnown, twoCores);
    expect(planned.ok ? '' : planned.error.message).toMatch(sentence);
  });
});
