import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { usableRuntime } from '../../runtimes/fake-interpreter.test-support.ts';
import { node, python, specWith, twoCores } from '../experiment-spec.test-support.ts';
import { type ExpandedMatrix, expandMatrix } from './expand-matrix.ts';

const runtimes = [python, node];

function expand(parts: Partial<ExperimentSpec>, known = runtimes): ExpandedMatrix {
  const matrix = expandMatrix(specWith(parts), known, twoCores);
  if (!matrix.ok) throw new Error(matrix.error.message);
  return matrix.value;
}

function labels({ configurations }: ExpandedMatrix): readonly string[] {
  return configurations.map(({ label }) => label);
}

const plain = (...names: readonly ExperimentSpec['strategies'][number]['strategy'][]) =>
  names.map((strategy) => ({ strategy, options: {} }));

describe('combinations', () => {
  it('runs a strategy with one worker once, and the others with every number', () => {
    const matrix = expand({
      strategies: plain('sequential', 'threads', 'async'),
      workers: [1, 2, 4],
    });
    expect(matrix.configurations.map(({ request }) => [request.strategy, request.workers])).toEqual(
      [
        ['sequential', 1],
        ['threads', 1],
        ['threads', 2],
        ['threads', 4],
        ['async', 1],
        ['async', 2],
        ['async', 4],
      ],
    );
    expect(matrix.configurations.map(({ id }) => id)).toEqual(
      matrix.configurations.map((_, index) => `c${index + 1}`),
    );
  });

  it('fills in defaults, but not what only the lab can know', () => {
    const [primes] = expand({}).configurations;
    expect(primes?.request.parameters).toEqual({ tasks: 48, size: 80_000, sizes: 'uniform' });
    const [files] = expand({ workload: 'files-sha256' }).configurations;
    expect(files?.request.parameters).toEqual({});
  });

  it('counts equal ones once: a parameter without a meaning makes no other work', () => {
    const matrix = expand({
      workload: 'faulty',
      parameters: { fault: ['raise', 'hang'], percent: [10, 20] },
      strategies: plain('sequential'),
    });
    expect(labels(matrix)).toHaveLength(3);
    expect(new Set(matrix.configurations.map(({ work }) => work)).size).toBe(3);
  });

  it('gives options to those that know them, and a strategy’s own above them', () => {
    const matrix = expand({
      strategies: [
        { strategy: 'sequential', options: {} },
        { strategy: 'thread-pool', options: {} },
        { strategy: 'thread-pool', options: { chunk: 8 } },
      ],
      options: { chunk: 2, onTaskError: 'stop' },
    });
    expect(matrix.configurations.map(({ request }) => request.options)).toEqual([
      { onTaskError: 'stop' },
      { chunk: 2, onTaskError: 'stop' },
      { chunk: 8, onTaskError: 'stop' },
    ]);
  });
});

describe('what is left out', () => {
  it('has a label and the reason', () => {
    const matrix = expand({
      workload: 'bounded-buffer',
      strategies: plain('sequential', 'threads', 'processes'),
      runtimeIds: [python.id, node.id],
      workers: [2, 3],
    });
    expect(labels(matrix)).toEqual([
      'Python 3.11 · threads × 2',
      'Python 3.11 · processes × 2',
      'Node.js 20.18 · threads × 2',
    ]);
    expect(matrix.omitted).toContainEqual({
      label: 'Node.js 20.18 · processes × 2',
      reason: expect.stringContaining('share no memory') as unknown,
    });
    expect(matrix.omitted.map(({ label }) => label)).toContain('Python 3.11 · threads × 3');
  });

  it('names an option of a strategy that the runtime does not have', () => {
    const matrix = expand({
      strategies: [{ strategy: 'process-pool', options: { executor: 'ProcessPoolExecutor' } }],
      runtimeIds: [python.id, node.id],
    });
    expect(labels(matrix)).toEqual(['Python 3.11 · process pool × 2']);
    expect(matrix.omitted[0]?.reason).toMatch(/not for Node\.js/);
  });

  it.each([
    [
      'nothing is left',
      { workload: 'start-gate', strategies: plain('sequential') },
      'nothing-to-run',
    ],
    [
      'there are too many',
      { workers: Array.from({ length: 200 }, (_, index) => index + 1) },
      'too-many-configurations',
    ],
    ['a runtime is gone', { runtimeIds: ['gone'] }, 'unknown-runtime'],
    ['the baseline is not among them', { baseline: { workers: 7 } }, 'no-baseline'],
  ] as const)('is an error when %s', (_, parts, code) => {
    expect(expandMatrix(specWith(parts), runtimes, twoCores)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('does not multiply out what can never be', () => {
    const many = Array.from({ length: 128 }, (_, index) => index + 2);
    const spec = specWith({ parameters: { tasks: many, size: many }, workers: many });
    expect(expandMatrix(spec, runtimes, twoCores)).toMatchObject({
      error: { code: 'too-many-configurations' },
    });
  });
});

describe('work and baselines', () => {
  it('holds each against the sequential one of the same work, on the first runtime that has one', () => {
    const { configurations } = expand({
      parameters: { size: [1000, 2000] },
      runtimeIds: [node.id, python.id],
      strategies: plain('threads', 'sequential'),
    });
    for (const { work, baseline } of configurations) {
      const own = configurations.find(({ id }) => id === baseline);
      expect(own?.work).toBe(work);
      expect(own?.request).toMatchObject({ strategy: 'sequential', runtimeId: node.id });
    }
  });

  it('else against the fewest workers of the first strategy', () => {
    const { configurations } = expand({
      strategies: plain('processes', 'threads'),
      workers: [1, 2],
    });
    expect(new Set(configurations.map(({ baseline }) => baseline))).toEqual(new Set(['c1']));
    expect(configurations[0]?.request).toMatchObject({ strategy: 'processes', workers: 1 });
  });

  it('follows the choice', () => {
    const { configurations } = expand({
      workers: [1, 2],
      baseline: { strategy: 'threads', workers: 2 },
    });
    const baseline = configurations.find(({ id }) => id === configurations[0]?.baseline);
    expect(baseline?.request).toMatchObject({ strategy: 'threads', workers: 2 });
  });

  it('knows that more workers are more work where each takes part in every round', () => {
    const { configurations } = expand({
      workload: 'start-gate',
      strategies: plain('threads', 'processes'),
      workers: [2, 4],
    });
    expect(new Set(configurations.map(({ work }) => work)).size).toBe(2);
  });
});

describe('labels', () => {
  it('say what differs, and nothing else', () => {
    expect(labels(expand({ strategies: plain('sequential', 'process-pool') }))).toEqual([
      'Sequential',
      'Process pool × 2',
    ]);
    expect(
      labels(
        expand({
          strategies: [
            { strategy: 'thread-pool', options: { schedule: 'guided' } },
            { strategy: 'thread-pool', options: {} },
          ],
          parameters: { size: [1000, 20_000] },
        }),
      ),
    ).toEqual([
      'Thread pool × 2 · scheduling guided · limit 1,000 numbers',
      'Thread pool × 2 · limit 1,000 numbers',
      'Thread pool × 2 · scheduling guided · limit 20,000 numbers',
      'Thread pool × 2 · limit 20,000 numbers',
    ]);
  });

  it('name runtimes as shortly as tells them apart', () => {
    const other = usableRuntime({ id: 'py2', version: '3.11.2' });
    const threaded = usableRuntime({
      id: 'py3t',
      version: '3.13.0',
      features: { ...python.features, freeThreadedBuild: true },
    });
    const twin = usableRuntime({
      id: 'twin',
      version: '3.11.7',
      executable: '/opt/venv/bin/python',
    });
    const namesOf = (...known: (typeof python)[]) =>
      labels(
        expand({ runtimeIds: known.map(({ id }) => id), strategies: plain('sequential') }, known),
      );
    expect(namesOf(python, threaded, node)).toEqual([
      'Python 3.11 · sequential',
      'Python 3.13t · sequential',
      'Node.js 20.18 · sequential',
    ]);
    expect(namesOf(python, other)[1]).toBe('Python 3.11.2 CPython · sequential');
    expect(namesOf(python, twin)[1]).toBe('Python 3.11.7 (/opt/venv/bin/python) · sequential');
  });

  it('are different, whatever is combined', () => {
    const strategies = fc.subarray(
      [
        ...plain('sequential', 'async', 'threads', 'thread-pool', 'processes', 'process-pool'),
        { strategy: 'thread-pool', options: { chunk: 4 } },
        { strategy: 'threads', options: { schedule: 'blocks' } },
        { strategy: 'threads', options: { schedule: 'blocks', onTaskError: 'stop' } },
        { strategy: 'threads', options: { perTask: true } },
      ] as const,
      { minLength: 1 },
    );
    const known = [python, node, usableRuntime({ id: 'py2', version: '3.11.2' })];
    const ids = fc.subarray(
      known.map(({ id }) => id),
      { minLength: 1 },
    );
    const sizes = fc.subarray([10, 20], { minLength: 1 });
    fc.assert(
      fc.property(
        strategies,
        ids,
        sizes,
        fc.subarray([1, 2, 3], { minLength: 1 }),
        (chosen, runtimeIds, size, workers) => {
          const spec = specWith({ strategies: chosen, runtimeIds, parameters: { size }, workers });
          const matrix = expandMatrix(spec, known, twoCores);
          if (!matrix.ok) return;
          const all = [...labels(matrix.value), ...matrix.value.omitted.map(({ label }) => label)];
          expect(new Set(all).size).toBe(all.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
