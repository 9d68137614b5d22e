import { describe, expect, it } from 'vitest';

import { EMPTY_COMMAND } from '../../../contract/command-texts.ts';
import type { RequestName } from '../../../contract/ipc.ts';
import { parsers } from './parsers.ts';

const COMMAND = {
  name: '',
  argv: ['python', 'my.py', '{jobs}'],
  shell: false,
  directory: '/srv',
  environment: { OMP_NUM_THREADS: '{jobs}' },
  stdin: null,
  prepare: ['make', 'clean'],
  cleanup: null,
  okExits: [0],
  okOutput: null,
  sameOutput: false,
  marks: false,
  endsWith: 'tree',
  workersParameter: 'jobs',
};

const RUN = {
  workload: 'command',
  parameters: { jobs: 2 },
  strategy: 'program',
  runtimeId: 'command',
  workers: 2,
  options: {},
  cores: null,
  seed: 1,
  timeLimitMs: 60_000,
  command: COMMAND,
};

const EXPERIMENT = {
  title: '',
  workload: 'command',
  parameters: { jobs: [1, 2] },
  strategies: [{ strategy: 'program', options: {} }],
  runtimeIds: ['command'],
  workers: [1],
  options: {},
  cores: null,
  seed: 1,
  orderSeed: 1,
  warmups: 1,
  stopRule: { rule: 'repeats', repeats: 6 },
  coolDownMs: 0,
  baseline: {},
  family: 'baseline',
  equivalencePercent: 1,
  timeLimitMs: 60_000,
  commands: [COMMAND],
};

const FORM = {
  isChosen: true,
  commands: [EMPTY_COMMAND],
  selected: 0,
  parameters: { jobs: '1, 2' },
  workersParameter: null,
};

function accepts(name: RequestName, argument: unknown): boolean {
  return parsers[name].safeParse(argument).success;
}

describe('a run of a program', () => {
  it('passes', () => expect(accepts('run:start', RUN)).toBe(true));

  it('may ask its runtimes', () => {
    const asked = (runtimeDetails: unknown) => ({
      ...RUN,
      command: { ...COMMAND, runtimeDetails },
    });
    expect(accepts('run:start', asked(true))).toBe(true);
    expect(accepts('run:start', asked('yes'))).toBe(false);
  });

  it.each([
    ['without its command', { ...RUN, command: undefined }],
    ['with a workload beside it', { ...RUN, workload: 'primes', strategy: 'threads' }],
    ['with a strategy', { ...RUN, strategy: 'threads' }],
    ['on a runtime', { ...RUN, runtimeId: 'python-1' }],
    ['with options', { ...RUN, options: { perTask: true } }],
    ['of one that runs already', { ...RUN, attach: { pid: 1, startTicks: 1 } }],
    ['with something unknown', { ...RUN, command: { ...COMMAND, uid: 0 } }],
    ['with words that are none', { ...RUN, command: { ...COMMAND, argv: ['a', 1] } }],
    ['with one text for words', { ...RUN, command: { ...COMMAND, argv: 'rm -r /' } }],
    ['with values that are no text', { ...RUN, command: { ...COMMAND, environment: { A: 1 } } }],
    ['without a folder', { ...RUN, command: { ...COMMAND, directory: undefined } }],
    ['with a word of a megabyte', { ...RUN, command: { ...COMMAND, argv: ['x'.repeat(1e6)] } }],
  ])('is refused %s', (_, argument) => expect(accepts('run:start', argument)).toBe(false));
});

describe('an experiment with programs', () => {
  it.each<RequestName>(['experiment:plan', 'experiment:start', 'experiment:save-file'])(
    'passes to %s',
    (name) => expect(accepts(name, EXPERIMENT)).toBe(true),
  );

  it.each([
    ['without commands', { ...EXPERIMENT, commands: undefined }],
    ['with too many', { ...EXPERIMENT, commands: Array.from({ length: 129 }, () => COMMAND) }],
    ['with a workload beside them', { ...EXPERIMENT, workload: 'primes' }],
    ['on runtimes', { ...EXPERIMENT, runtimeIds: ['python-1'] }],
  ])('is refused %s', (_, argument) => expect(accepts('experiment:start', argument)).toBe(false));

  it('is not what the panel for workloads remembers', () => {
    expect(accepts('settings:update', { experiment: EXPERIMENT })).toBe(false);
  });
});

describe('the form for programs', () => {
  it('is remembered', () => expect(accepts('settings:update', { command: FORM })).toBe(true));

  it('may have been left by a version that did not ask runtimes', () => {
    const entries = Object.entries(EMPTY_COMMAND).filter(([name]) => name !== 'runtimeDetails');
    const older = { ...FORM, commands: [Object.fromEntries(entries)] };
    expect(parsers['settings:update'].safeParse({ command: older })).toMatchObject({
      success: true,
      data: { command: FORM },
    });
  });

  it.each([
    ['no command', { ...FORM, commands: [] }],
    ['values of an environment', { ...FORM, commands: [{ ...EMPTY_COMMAND, environment: {} }] }],
    ['a place before the first', { ...FORM, selected: -1 }],
  ])('is refused with %s', (_, command) =>
    expect(accepts('settings:update', { command })).toBe(false),
  );
});

describe('the rest', () => {
  const ask = { process: { pid: 12, startTicks: 34 }, name: '', timeLimitMs: 1000 };
  const output = {
    runId: 'b3a1c2d4-0000-4000-8000-000000000000',
    stream: 'stdout',
    how: 'open',
  };

  it.each<[RequestName, unknown, boolean]>([
    ['run:attach', ask, true],
    ['run:attach', { ...ask, process: { pid: -12, startTicks: 34 } }, false],
    ['run:attach', { ...ask, timeLimitMs: Infinity }, false],
    ['run:attach', { ...ask, timeLimitMs: 0 }, false],
    ['run:attach', { ...ask, command: COMMAND }, false],
    ['output:show', output, true],
    ['output:show', { ...output, runId: '../../etc' }, false],
    ['output:show', { ...output, stream: '../stdout' }, false],
    ['output:show', { ...output, how: 'run' }, false],
    ['output:show', { ...output, path: '/etc/passwd' }, false],
    ['program:describe', '/src/my.py', true],
    ['program:describe', { path: '/src/my.py' }, false],
    ['program:pick', null, true],
    ['program:pick', '/bin', false],
    ['file:pick', null, true],
  ])('%s %j: %s', (name, argument, isFine) => expect(accepts(name, argument)).toBe(isFine));
});
