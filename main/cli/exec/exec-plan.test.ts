import { describe, expect, it } from 'vitest';

import { UsageError } from '../usage-error.ts';
import { type ExecPlan, planExec, readExecWords } from './exec-plan.ts';

const planOf = (...words: string[]): ExecPlan => planExec(readExecWords(words), '/home/a');

function requestOf(...words: string[]) {
  const { what } = planOf(...words);
  if (what.kind !== 'run') throw new Error('This is an experiment.');
  return what.request;
}

function specOf(...words: string[]) {
  const { what } = planOf(...words);
  if (what.kind !== 'experiment') throw new Error('This is one run.');
  return what.spec;
}

describe('one command', () => {
  it('is one run, word by word, whatever stands behind --', () => {
    expect(requestOf('--', 'my', '--json', "it's", '--', '')).toMatchObject({
      workload: 'command',
      strategy: 'program',
      workers: 1,
      command: { argv: ['my', '--json', "it's", '--', ''], directory: '/home/a', okExits: [0] },
    });
  });

  it('has all that its options say', () => {
    const request = requestOf(
      ...['--name', 'x', '--cwd', 'src', '--env', 'A=1', '--env', 'B=x=y', '--stdin', 'in.txt'],
      ...['--prepare', "mkdir 'a b'", '--cleanup', 'rm -r a', '--ok-exit', '0,3', '--ok-output'],
      ...['^ok', '--same-output', '--marks', '--wait-for-all', '--time-limit', '5', '--', 'my'],
    );
    expect(request).toMatchObject({
      timeLimitMs: 5000,
      command: {
        name: 'x',
        argv: ['my'],
        directory: '/home/a/src',
        environment: { A: '1', B: 'x=y' },
        stdin: '/home/a/in.txt',
        prepare: ['mkdir', 'a b'],
        cleanup: ['rm', '-r', 'a'],
        okExits: [0, 3],
        okOutput: '^ok',
        sameOutput: true,
        marks: true,
        endsWith: 'tree',
      },
    });
  });

  it('is filled with the one value of a parameter', () => {
    const request = requestOf('--parameter', 'jobs=4', '--', 'my', '-j{jobs}');
    expect(request).toMatchObject({
      parameters: { jobs: 4 },
      workers: 4,
      command: { argv: ['my', '-j4'], workersParameter: 'jobs' },
    });
  });

  it('is a script with --shell, and so is what is run around it', () => {
    const request = requestOf('--shell', '--prepare', 'rm *.o', '--', 'a | b > c');
    expect(request.command).toMatchObject({
      shell: true,
      argv: ['a | b > c'],
      prepare: ['/bin/sh', '-c', 'rm *.o'],
    });
  });

  it('asks the runtimes where that is wanted, and else has no such part', () => {
    expect(requestOf('--runtime-details', '--', 'my').command?.runtimeDetails).toBe(true);
    expect(requestOf('--', 'my').command).not.toHaveProperty('runtimeDetails');
  });

  it('is run once where it is to be repeated once', () => {
    expect(planOf('--repeats', '1', '--', 'my').what.kind).toBe('run');
    expect(planOf('--repeats', '2', '--', 'my').what.kind).toBe('experiment');
    expect(planOf('--warmups', '2', '--', 'my').what.kind).toBe('experiment');
  });
});

describe('several', () => {
  it('are compared: those of --command, then the one behind --', () => {
    const spec = specOf('--command', 'a 1', '--command', "b 'x y'", '--', 'c');
    expect(spec.commands?.map(({ argv }) => argv)).toEqual([['a', '1'], ['b', 'x y'], ['c']]);
    expect(spec).toMatchObject({ workload: 'command', runtimeIds: ['command'] });
  });

  it('values are tried', () => {
    const words = ['--parameter', 'n=1-3', '--workers-parameter', 'n', '--repeats', '10'];
    expect(specOf(...words, '--seed', '5', '--', 'a', '{n}')).toMatchObject({
      parameters: { n: [1, 2, 3] },
      stopRule: { rule: 'repeats', repeats: 10 },
      orderSeed: 5,
      commands: [{ workersParameter: 'n' }],
    });
  });
});

describe('a line that can’t be followed', () => {
  it.each<[string, string[], RegExp]>([
    ['no command', [], /There is no command/],
    ['a command without --', ['my.py'], /write the command behind '--'/],
    ['an unknown option', ['--repeat', '3', '--', 'a'], /Did you mean '--repeats'/],
    ['a pipe without a shell', ['--command', 'a | b'], /'--shell' does that/],
    ['several words for a shell', ['--shell', '--', 'a', 'b'], /put it in quotes/],
    ['a placeholder of nothing', ['--', 'a', '{n}'], /\{n\} stands for no parameter/],
    ['more names than commands', ['--name', 'x', '--name', 'y', '--', 'a'], /is one command/],
    [
      'a name twice',
      ['--name', 'x', '--name', 'x', '--command', 'a', '--', 'b'],
      /different names/,
    ],
    ['a variable without a value', ['--env', 'SECRET', '--', 'a'], /needs NAME=VALUE/],
    ['a broken pattern', ['--ok-output', '(', '--', 'a'], /no regular expression/],
    ['an impossible exit code', ['--ok-exit', '256', '--', 'a'], /from 0 to 255/],
    ['a parameter twice', ['--parameter', 'n=1', '--parameter', 'n=2', '--', 'a'], /twice/],
    ['workers by no parameter', ['--workers-parameter', 'n', '--', 'a'], /names no parameter/],
    ['an option twice', ['--cwd', '/', '--cwd', '/tmp', '--', 'a'], /given twice/],
  ])('%s is told', (_, words, message) => {
    expect(() => planOf(...words)).toThrow(UsageError);
    expect(() => planOf(...words)).toThrow(message);
  });

  it('never shows the value of a variable', () => {
    expect(() => planOf('--env', '=hush', '--', 'a')).not.toThrow(/hush/);
  });
});
