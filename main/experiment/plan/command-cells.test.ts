import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandSpec } from '../../../contract/command.test-support.ts';
import type { CommandSpec } from '../../../contract/command.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { specWith, twoCores } from '../experiment-spec.test-support.ts';
import { commandCells, type CommandsSpec, countCommandCells } from './command-cells.ts';
import { planExperiment } from './plan-experiment.ts';

const of = (...argv: string[]): CommandSpec => commandSpec({ argv, directory: '/src' });

function specOf(
  commands: readonly CommandSpec[],
  parameters: ExperimentSpec['parameters'] = {},
): CommandsSpec {
  return {
    ...specWith({
      workload: 'command',
      strategies: [{ strategy: 'program', options: {} }],
      runtimeIds: ['command'],
      workers: [1],
      parameters,
    }),
    commands,
  };
}

function cellsOf(...given: Parameters<typeof specOf>) {
  const cells = commandCells(specOf(...given));
  if (!cells.ok) throw new Error(cells.error.message);
  return cells.value;
}

function planned(...given: Parameters<typeof specOf>) {
  return planExperiment(specOf(...given), [], () => null, twoCores);
}

const problemOf = (...given: Parameters<typeof specOf>) => {
  const plan = planned(...given);
  return plan.ok ? '' : plan.error.message;
};

describe('commandCells', () => {
  it('are each command with each value, filled in', () => {
    const cells = cellsOf([{ ...of('my', '-j{jobs}'), workersParameter: 'jobs' }], {
      jobs: [1, 2, 4],
    });
    expect(cells.map(({ label }) => label)).toEqual(['my · jobs 1', 'my · jobs 2', 'my · jobs 4']);
    expect(cells.map(({ request }) => request.workers)).toEqual([1, 2, 4]);
    expect(cells.map(({ request }) => request.command.argv)).toEqual([
      ['my', '-j1'],
      ['my', '-j2'],
      ['my', '-j4'],
    ]);
    expect(cells[1]?.request).toMatchObject({
      workload: 'command',
      strategy: 'program',
      parameters: { jobs: 2 },
      command: { name: 'my', workersParameter: 'jobs' },
    });
  });

  it('run a command once for what it does not mention', () => {
    const commands = [of('old'), { ...of('new', '{workers}'), workersParameter: 'workers' }];
    const cells = cellsOf(commands, { workers: [1, 2] });
    expect(cells.map(({ label }) => label)).toEqual(['old', 'new · workers 1', 'new · workers 2']);
    expect(cells[0]?.request).toMatchObject({ parameters: {}, workers: 1 });
  });

  it('leave out of the label what is the same everywhere', () => {
    expect(
      cellsOf([of('a', '{size}'), of('b', '{size}')], { size: ['big'] }).map((one) => one.label),
    ).toEqual(['a', 'b']);
  });

  it('say where the runtimes are asked', () => {
    const commands = [{ ...of('my', '{n}'), runtimeDetails: true }];
    const labels = cellsOf(commands, { n: [1, 2] }).map(({ label }) => label);
    expect(labels).toEqual([
      'my · runtime details on: adds cost · n 1',
      'my · runtime details on: adds cost · n 2',
    ]);
  });

  it('are as many as are counted, with labels that are all different', () => {
    const words = fc.array(fc.constantFrom('{a}', '{b}', 'x', '-y'), { maxLength: 3 });
    const commands = fc.array(words, { minLength: 1, maxLength: 3 });
    const lists = fc.record({
      a: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }),
      b: fc.uniqueArray(fc.constantFrom('p', 'q'), { minLength: 1, maxLength: 2 }),
    });
    fc.assert(
      fc.property(commands, lists, (rows, parameters) => {
        const spec = specOf(
          rows.map((row) => of('prog', ...row)),
          parameters,
        );
        const cells = commandCells(spec);
        if (!cells.ok) throw new Error(cells.error.message);
        expect(cells.value).toHaveLength(countCommandCells(spec));
        expect(new Set(cells.value.map(({ label }) => label)).size).toBe(cells.value.length);
      }),
    );
  });
});

describe('the plan of commands', () => {
  it('holds all against the first, as the same work', () => {
    const plan = planned([of('old'), of('new')]);
    expect(plan).toMatchObject({
      ok: true,
      value: {
        configurations: [
          { id: 'c1', label: 'old', work: 'command', baseline: 'c1', runtime: { id: 'command' } },
          { id: 'c2', label: 'new', work: 'command', baseline: 'c1' },
        ],
        omitted: [],
      },
    });
  });

  it('warns where only some have their runtimes asked', () => {
    const asked = { ...of('old'), runtimeDetails: true };
    const codes = (...commands: readonly CommandSpec[]) => {
      const plan = planned(commands);
      return plan.ok ? plan.value.warnings.map(({ code }) => code) : [];
    };
    expect(codes(asked, of('new'))).toContain('runtime-details-differ');
    expect(codes(asked, { ...of('new'), runtimeDetails: true })).not.toContain(
      'runtime-details-differ',
    );
    expect(codes(of('old'), of('new'))).not.toContain('runtime-details-differ');
  });

  it('says that one command alone is compared with nothing', () => {
    const plan = planned([of('old')]);
    const warnings = plan.ok ? plan.value.warnings.map(({ message }) => message) : [];
    expect(warnings.join()).toMatch(/give a second command, or several values of a parameter/);
  });

  it.each<[string, Parameters<typeof specOf>, RegExp]>([
    ['no command', [[]], /at least one command/],
    ['an unknown placeholder', [[of('a', '{x}')], { y: [1] }], /\{x\} stands for no parameter/],
    ['values that nothing mentions', [[of('a')], { size: [1, 2] }], /No command mentions \{size\}/],
    ['a value twice', [[of('a', '{n}')], { n: [1, 1] }], /n has 1 twice/],
    ['a name that can’t be one', [[of('a')], { 'n m': [1] }], /can’t be the name of a parameter/],
    [
      'the same name twice',
      [[of('a'), of('b')].map((one) => ({ ...one, name: 'x' }))],
      /Two commands are named “x”/,
    ],
    ['too many', [[of('a', '{n}')], { n: Array.from({ length: 129 }, (_, n) => n) }], /129 values/],
  ])('refuses %s', (_, given, message) => {
    expect(problemOf(...given)).toMatch(message);
  });
});
