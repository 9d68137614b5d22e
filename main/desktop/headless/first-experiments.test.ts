import { describe, expect, it } from 'vitest';

import { node, python, twoCores } from '../../experiment/experiment-spec.test-support.ts';
import { planExperiment } from '../../experiment/plan/plan-experiment.ts';
import { firstExperiments } from './first-experiments.ts';

describe('firstExperiments', () => {
  it('compares three strategies on each kind, with runs enough to tell them apart', () => {
    const specs = firstExperiments([node, python], 2);
    expect(specs.map(({ title }) => title)).toEqual([
      'Strategies on Python 3.11.7',
      'Strategies on Node.js 20.18.1',
    ]);
    for (const spec of specs) {
      const plan = planExperiment(spec, [node, python], () => null, twoCores);
      if (!plan.ok) throw new Error(plan.error.message);
      const { configurations, omitted, warnings } = plan.value;
      expect(configurations.map(({ label, baseline }) => [label, baseline])).toEqual([
        ['Sequential', 'c1'],
        ['Threads × 2', 'c1'],
        ['Processes × 2', 'c1'],
      ]);
      expect(new Set(configurations.map(({ work }) => work)).size).toBe(1);
      expect([omitted, warnings]).toEqual([[], []]);
    }
  });

  it('takes the runtime that the user prefers', () => {
    const other = { ...node, id: 'node22', version: '22.1.0' };
    const [spec] = firstExperiments([node, other], 2, { node: node.id });
    expect(spec?.runtimeIds).toEqual([node.id]);
  });

  it('leaves out a kind that is not there', () => {
    expect(firstExperiments([node], 2).map(({ runtimeIds }) => runtimeIds)).toEqual([[node.id]]);
    expect(firstExperiments([], 2)).toEqual([]);
  });

  it.each([
    [0.5, 2, 16],
    [6.5, 6, 48],
    [64, 8, 64],
  ])('on %s cores takes %s workers, and as much work for each', (cores, workers, tasks) => {
    const [spec] = firstExperiments([node], cores);
    expect(spec).toMatchObject({ workers: [workers], parameters: { tasks: [tasks] } });
  });
});
