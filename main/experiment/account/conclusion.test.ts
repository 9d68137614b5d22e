import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ConfigurationResult, Pair } from '../../../contract/experiment-result.ts';
import { VERDICT_IDS } from '../../../contract/verdict.ts';
import { experimentSpec } from '../fixtures/plans.ts';
import {
  configurationResult,
  differing,
  NODE,
  open,
  same,
  unconcluded,
} from '../fixtures/results.ts';
import { conclusionOf, type Unconcluded } from './conclusion.ts';
import { spokenFactor } from './spoken-numbers.ts';

const one = configurationResult('c1');
const two = configurationResult('c2', { workers: 2 });
const threads = configurationResult('c3', {
  strategy: 'threads',
  workers: 2,
  verdictId: 'gil-bound',
});

/** So many runs, all of them while other programs were busy. */
function withBusy(configuration: ConfigurationResult, count: number): ConfigurationResult {
  const [run] = configuration.runs;
  if (run === undefined) throw new Error('The fixture has a run.');
  const busy = { ...run, warnings: [{ code: 'others-busy', message: 'Other programs.' }] };
  return { ...configuration, runs: Array.from({ length: count }, () => busy) };
}

interface Case {
  readonly what: string;
  readonly result: Unconcluded;
  readonly says: string;
}

const cases: readonly Case[] = [
  {
    what: 'what is faster, what is not and why, and the price',
    result: unconcluded(
      [one, { ...two, peakPssBytes: 61 * 2 ** 20 }, threads],
      [differing('c2', 1.93, [1.9, 1.95]), same('c3')],
    ),
    says: 'For primes on Python 3.11, 2 processes are 1.93× (1.90–1.95) as fast as one; 2 threads are only as fast: the GIL let one run at a time. Memory +41.0 MiB.',
  },
  {
    what: 'what is slower',
    result: unconcluded([one, threads], [differing('c3', 0.8, [0.78, 0.82])]),
    says: 'For primes on Python 3.11, 2 threads are slower than one process, 0.80× (0.78–0.82) as fast: the GIL let one run at a time.',
  },
  {
    what: 'what can’t be told, and how many runs that would need',
    result: unconcluded([one, two, threads], [open('c2', 25), open('c3', 14)]),
    says: 'For primes on Python 3.11, 2 processes and 2 threads can’t be told from one process yet: about 25 runs of each would probably do.',
  },
  {
    what: 'how many runs only of those for which that is known',
    result: unconcluded([one, two, threads], [open('c2', null), open('c3', 9)]),
    says: 'For primes on Python 3.11, 2 threads can’t be told from one process yet: about 9 runs of each would probably do; 2 processes can’t be told from one: that would take more runs than are sensible, and a quieter machine would help.',
  },
  {
    what: 'no number of runs where none would do',
    result: unconcluded([one, two], [open('c2', null)]),
    says: 'For primes on Python 3.11, 2 processes can’t be told from one: that would take more runs than are sensible, and a quieter machine would help.',
  },
  {
    what: 'no number that nobody would wait for either',
    result: unconcluded([one, two], [open('c2', 201)]),
    says: 'For primes on Python 3.11, 2 processes can’t be told from one: that would take more runs than are sensible, and a quieter machine would help.',
  },
  {
    what: 'the least number of runs that could tell anything',
    result: unconcluded([one, two], [open('c2', 4, 'too-few-runs')]),
    says: 'For primes on Python 3.11, 2 processes can’t be told from one with so few runs: it takes at least 4 of each.',
  },
  {
    what: 'that the machine was busy before all else, and then no number of runs',
    result: unconcluded([one, withBusy(two, 5), threads], [open('c2', 25), open('c3', 900)]),
    says: 'Other programs were busy in 5 of 9 runs: measure again when the machine is quiet. For primes on Python 3.11, 2 processes and 2 threads can’t be told from one process yet.',
  },
  {
    what: 'nothing of a busy machine where everything is clear',
    result: unconcluded([one, withBusy(two, 5)], [differing('c2', 1.93, [1.9, 1.95])]),
    says: 'For primes on Python 3.11, 2 processes are 1.93× (1.90–1.95) as fast as one.',
  },
  {
    what: 'how the two best are to each other, where that pair was judged',
    result: unconcluded(
      [one, two, threads],
      [
        differing('c2', 1.93, [1.9, 1.95]),
        differing('c3', 1.8, [1.7, 1.9]),
        { ...differing('c3', 0.93, [0.9, 0.96]), a: 'c2' },
      ],
    ),
    says: 'For primes on Python 3.11, 2 processes are 1.93× (1.90–1.95) as fast as one; 2 threads are 1.80× (1.70–1.90). Of the two best, 2 threads are 0.93× (0.90–0.96) as fast as 2 processes.',
  },
  {
    what: 'that the two best can’t be told apart',
    result: unconcluded(
      [one, two, threads],
      [
        differing('c2', 1.93, [1.9, 1.95]),
        differing('c3', 1.9, [1.8, 1.94]),
        { ...open('c2', 900), a: 'c3' },
      ],
    ),
    says: 'For primes on Python 3.11, 2 processes are 1.93× (1.90–1.95) as fast as one; 2 threads are 1.90× (1.80–1.94). Of the two best, 2 processes can’t be told from 2 threads.',
  },
  {
    what: 'what costs more CPU time',
    result: unconcluded(
      [one, { ...two, cpuMs: { user: 1400, system: 100 } }],
      [differing('c2', 1.5, [1.4, 1.6])],
    ),
    says: 'For primes on Python 3.11, 2 processes are 1.50× (1.40–1.60) as fast as one. CPU time 1.50 s instead of 1.00 s.',
  },
  {
    what: 'runtimes of two languages, each by itself',
    result: unconcluded(
      [one, two, configurationResult('c3', { runtime: NODE, workers: 2 })],
      [differing('c2', 1.9, [1.8, 2]), differing('c3', 12.04, [11.9, 12.2])],
    ),
    says: 'For primes on Python 3.11, 2 processes are 1.90× (1.80–2.00) as fast as one. For primes on Node.js 20.20, 2 processes are 12.0× (11.9–12.2) as fast as one process on Python 3.11. Runtimes of different languages did the same work with programs of their own: what differs between them is the language, not the strategy alone.',
  },
  {
    what: 'works by the parameters that differ',
    result: unconcluded(
      [
        one,
        two,
        configurationResult('c3', { work: 'b', baseline: 'c3', parameters: { size: 9 } }),
        configurationResult('c4', {
          work: 'b',
          baseline: 'c3',
          parameters: { size: 9 },
          workers: 2,
        }),
      ],
      [differing('c2', 1.9, [1.8, 2]), same('c4', 'c3')],
      { spec: experimentSpec({ parameters: { size: [200_000, 9] } }) },
    ),
    says: 'For primes (size 200000) on Python 3.11, 2 processes are 1.90× (1.80–2.00) as fast as one. For primes (size 9) on Python 3.11, 2 processes are as fast as one.',
  },
  {
    what: 'labels where two configurations would be called the same',
    result: unconcluded(
      [one, two, configurationResult('c3', { workers: 2, label: 'Processes × 2 · spawn' })],
      [same('c2'), same('c3')],
    ),
    says: 'For primes on Python 3.11, “Label c2” and “Processes × 2 · spawn” are as fast as one process.',
  },
  {
    what: 'different digests before anything else',
    result: unconcluded([one, two], [{ ...open('c2', null, 'digests-differ'), ratio: 1.9 }]),
    says: 'Runs of primes came to different results, so their times don’t compare.',
  },
  {
    what: 'a folder that changed, rather than that its runs differ',
    result: unconcluded([one, two], [{ ...open('c2', null, 'digests-differ'), ratio: 1.9 }], {
      warnings: [
        { code: 'folder-changed', message: '', action: 'rerun', configurations: ['c1', 'c2'] },
      ],
    }),
    says: 'The folder of primes changed meanwhile, so its runs don’t compare.',
  },
  {
    what: 'an experiment that was stopped, with a configuration that never ran',
    result: unconcluded([one, two, { ...threads, runs: [] }], [same('c2'), open('c3', 4)], {
      state: 'stopped',
    }),
    says: 'For primes on Python 3.11, 2 processes are as fast as one. “Label c3” gave no run that counts. The experiment was stopped before it was complete.',
  },
  {
    what: 'what is known so far',
    result: unconcluded([one, two], [same('c2')], { state: 'running' }),
    says: 'So far, for primes on Python 3.11, 2 processes are as fast as one.',
  },
  {
    what: 'one configuration alone',
    result: unconcluded([one], []),
    says: 'Only “Label c1” was measured, so there is nothing to compare: its median is 1.00 s.',
  },
  {
    what: 'an experiment that failed',
    result: unconcluded([{ ...one, runs: [] }], [], {
      state: 'failed',
      error: { code: 'folder-missing', message: 'The folder is gone.' },
    }),
    says: 'The experiment failed: The folder is gone.',
  },
  {
    what: 'nothing yet',
    result: unconcluded([{ ...one, runs: [] }], [], { state: 'running' }),
    says: 'No run has counted yet.',
  },
];

test.each(cases)('tells $what', ({ result, says }) => {
  expect(conclusionOf(result)).toBe(says);
});

test.each([
  [1.93, [1.9, 1.95], '1.93× (1.90–1.95)'],
  [1.012, [1.011, 1.0131], '1.012× (1.011–1.013)'],
  [0.9951, [0.993, 0.998], '0.9951× (0.9930–0.9980)'],
  [123.44, [120, 130], '123.4× (120.0–130.0)'],
] as const)('writes %d as no rounder than it is', (ratio, ci95, text) => {
  expect(spokenFactor(ratio, ci95)).toBe(text);
});

const pairArbitrary = fc.record({
  differs: fc.constantFrom('yes', 'same', 'cant-tell'),
  ratio: fc.double({ min: 0.05, max: 40, noNaN: true }),
  runsNeeded: fc.option(fc.integer({ min: 4, max: 900 })),
  verdict: fc.constantFrom(...VERDICT_IDS),
  workers: fc.integer({ min: 2, max: 64 }),
  strategy: fc.constantFrom('threads', 'processes', 'thread-pool', 'process-pool', 'async'),
  onNode: fc.boolean(),
});

function experimentOf(
  drawn: readonly (typeof pairArbitrary extends fc.Arbitrary<infer T> ? T : never)[],
): Unconcluded {
  const configurations: ConfigurationResult[] = [one];
  const pairs: Pair[] = [];
  for (const [index, { strategy, workers, verdict, onNode, ...pair }] of drawn.entries()) {
    const id = `c${index + 2}`;
    const parts = onNode ? { runtime: NODE } : {};
    configurations.push(
      configurationResult(id, { strategy, workers, verdictId: verdict, ...parts }),
    );
    const ci95 = [pair.ratio * 0.99, pair.ratio * 1.01] as const;
    pairs.push({ ...open(id, pair.runsNeeded), ...pair, ci95 });
  }
  return unconcluded(configurations, pairs);
}

describe('whatever the pairs say', () => {
  test('every factor in the conclusion has an answer “yes”', () => {
    fc.assert(
      fc.property(fc.array(pairArbitrary, { minLength: 1, maxLength: 12 }), (drawn) => {
        const result = experimentOf(drawn);
        const factors = conclusionOf(result).match(/\d+(\.\d+)?× \(.*?\)/g) ?? [];
        const certain = result.pairs
          .filter(({ differs }) => differs === 'yes')
          .map(({ ratio, ci95 }) => spokenFactor(ratio ?? Number.NaN, ci95));
        for (const factor of factors) expect(certain).toContain(factor);
        expect(factors.length).toBeGreaterThanOrEqual(Math.min(1, certain.length));
      }),
    );
  });
});
