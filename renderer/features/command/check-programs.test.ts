import { describe, expect, it } from 'vitest';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { EXPERIMENT_DEFAULTS } from '../../../contract/experiment-presets.ts';
import {
  comparisonProblem,
  countVariants,
  experimentOf,
  readPrograms,
  runProblem,
  runRequestOf,
} from './check-programs.ts';
import { type CommandDraft, EMPTY_DRAFT, type ProgramDraft } from './command-draft.ts';

const PLACE = { cores: null, seed: 1, timeLimitMs: 1000 };

const RULES: ExperimentSpec = {
  ...EXPERIMENT_DEFAULTS,
  workload: 'primes',
  parameters: { tasks: [1] },
  strategies: [{ strategy: 'threads', options: {} }],
  runtimeIds: ['python-1'],
  workers: [2],
  baseline: { strategy: 'threads' },
};

function programs(
  commands: readonly (string | Partial<CommandDraft>)[],
  parameters: Readonly<Record<string, string>> = {},
  patch: Partial<ProgramDraft> = {},
) {
  const drafts = commands.map((command) => ({
    ...EMPTY_DRAFT,
    ...(typeof command === 'string' ? { line: command } : command),
  }));
  const draft = { isChosen: true, commands: drafts, selected: 0, parameters };
  return readPrograms({ ...draft, workersParameter: null, ...patch }, '/home/ada');
}

describe('a run', () => {
  it('takes the first value of what its command mentions', () => {
    const read = programs(['make -j {jobs}', 'true {n}'], { jobs: '4, 2', n: '' });
    expect(runProblem(read, 0)).toBeNull();
    expect(runRequestOf(read, 0, PLACE)).toMatchObject({
      workload: 'command',
      parameters: { jobs: 4 },
      workers: 4,
      command: { argv: ['make', '-j', '4'], workersParameter: 'jobs', directory: '/home/ada' },
    });
    expect(runProblem(read, 1)).toMatchObject({ field: 'n' });
    expect(runRequestOf(read, 1, PLACE)).toBeNull();
  });

  it('has one worker where nothing says how many, or it is said that nothing does', () => {
    const values = { size: '8', jobs: '4' };
    expect(runRequestOf(programs(['a {size}'], values), 0, PLACE)?.workers).toBe(1);
    const none = programs(['a {jobs}'], values, { workersParameter: '' });
    expect(runRequestOf(none, 0, PLACE)).toMatchObject({
      workers: 1,
      command: { workersParameter: null },
    });
    const chosen = programs(['a {size}'], values, { workersParameter: 'size' });
    expect(runRequestOf(chosen, 0, PLACE)?.workers).toBe(8);
  });
});

describe('a comparison', () => {
  it('is of all commands with all values, by the rules of the panel', () => {
    const read = programs(['a {jobs}', 'b {jobs} {mode}'], { jobs: '1-3', mode: 'x,y', old: '1' });
    expect(countVariants(read)).toBe(9);
    expect(experimentOf(read, RULES)).toMatchObject({
      workload: 'command',
      parameters: { jobs: [1, 2, 3], mode: ['x', 'y'] },
      strategies: [{ strategy: 'program' }],
      runtimeIds: ['command'],
      baseline: {},
      stopRule: RULES.stopRule,
      commands: [
        { argv: ['a', '{jobs}'], workersParameter: 'jobs' },
        { argv: ['b', '{jobs}', '{mode}'] },
      ],
    });
  });

  it.each([
    ['Command of 2', programs(['a', ''])],
    ['Working folder', programs([{ line: 'a', directory: 'b' }])],
    ['n', programs(['a {n}'], { n: '3-1' })],
    [
      'Name',
      programs([
        { line: 'a', name: 'x' },
        { line: 'b', name: 'x' },
      ]),
    ],
  ])('says first what is wrong: %s', (field, read) => {
    expect(comparisonProblem(read)).toMatchObject({ field });
    expect(experimentOf(read, RULES)).toBeNull();
  });
});
