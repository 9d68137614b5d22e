import { describe, expect, it } from 'vitest';

import { catalogue } from '../catalogue/catalogue.ts';
import { corelane } from './cli.test-support.ts';

const run = ['run', '--workload', 'primes', '--strategy', 'threads', '--runtime', 'node'];

describe('a command line that cannot be followed', () => {
  it.each([
    [[], /^corelane: A command is missing\. There are: runtimes, list, run; /],
    [['rum'], /^corelane: Unknown command 'rum'\. Did you mean 'run'\? /],
    [['--verison'], /^corelane: Unknown option '--verison'\. Did you mean '--version'\? /],
    [['list', '--jsn'], /^corelane: Unknown option '--jsn'\. Did you mean '--json'\? /],
    [['run'], /^corelane: '--workload' is missing: give one of primes, /],
    [
      ['run', '--workload', 'prime'],
      /Unknown workload 'prime'\. Did you mean 'primes'\? There are: /,
    ],
    [[...run.slice(0, 3)], /^corelane: '--strategy' is missing: give one of sequential, /],
    [
      ['run', '--workload', 'primes', '--strategy', 'treads'],
      /Unknown strategy 'treads'\. Did you mean 'threads'\? There are: sequential, threads, /,
    ],
    [[...run.slice(0, 5)], /^corelane: '--runtime' is missing: give one of node, python, /],
    [
      [...run, '--size', '0'],
      /'--size' must be a whole number from 2 to 100,000,000 \(numbers\): '0' is not\./,
    ],
    [[...run, '--size', '-5'], /'--size' must be a whole number .*: '-5' is not\./],
    [[...run, '--size', '1e12'], /: '1e12' is not\./],
    [[...run, '--size', 'NaN'], /: 'NaN' is not\./],
    [[...run, '--size', '0x10'], /: '0x10' is not\./],
    [[...run, '--tasks', '1.5'], /'--tasks' .*: '1\.5' is not\./],
    [[...run, '--workers', '0'], /'--workers' must be a whole number from 1 to 256: '0' is not\./],
    [[...run, '--workers', '10000'], /: '10000' is not\./],
    [[...run, '--time-limit', '0'], /'--time-limit' .* from 1 to 86,400: '0' is not\./],
    [[...run, '--tick', '99'], /'--tick' must be a whole number from 100 to 2,000: '99' is not\./],
    [[...run, '--size'], /'--size' needs a value: /],
    [[...run, '--size', '--json'], /'--size' needs a value: /],
    [[...run, '--size='], /'--size' needs a value: /],
    [[...run, '--size', '5', '--size', '6'], /'--size' is given twice: give it once\./],
    [[...run, '--json=yes'], /'--json' takes no value: leave it out\./],
    [[...run, '-x'], /Unknown option '-x'/],
    [[...run, 'fast'], /'fast' is out of place: options begin with '--'\./],
    [
      [...run, '--latency-ms', '5'],
      /'--latency-ms' is no parameter of primes: it takes --tasks, --size\./,
    ],
    [
      [...run, '--start-method', 'fork'],
      /'--start-method' is for the strategies processes and process-pool/,
    ],
    [
      [
        'run',
        '--workload',
        'primes',
        '--strategy',
        'processes',
        '--runtime',
        'node',
        '--start-method',
        'spwan',
      ],
      /Unknown start method 'spwan'\. Did you mean 'spawn'\? /,
    ],
    [
      ['run', '--workload', 'files-sha256', '--strategy', 'threads', '--runtime', 'node'],
      /'--folder' is missing: name a folder\./,
    ],
  ])('%j gets one sentence', async (argv, sentence) => {
    const { exitCode, stdout, stderr } = await corelane(argv);
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect([exitCode, stdout]).toEqual([2, '']);
  });

  it.each([
    ['ruby', /Unknown runtime 'ruby'/],
    ['node@4', /No Node\.js 4 was found/],
    ['./missing/python3', /There is no file '\/nonexistent\/missing\/python3'/],
  ])('the runtime %s', async (runtime, sentence) => {
    const { exitCode, stdout, stderr } = await corelane([...run.slice(0, 6), runtime, '--json']);
    expect(stderr).toMatch(sentence);
    expect([exitCode, stdout]).toEqual([2, '']);
  });
});

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])('%s tells the commands', async (word) => {
    const { exitCode, stdout, stderr } = await corelane([word]);
    expect(stdout).toMatch(/runtimes.*\n.*list.*\n.*run/);
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it('of run tells every option and every parameter', async () => {
    const { exitCode, stdout } = await corelane(['run', '--workload', 'nonsense', '--help']);
    expect(exitCode).toBe(0);
    for (const word of ['--start-method', '--time-limit', '--tasks', '--latency-ms', '--folder'])
      expect(stdout).toContain(word);
    for (const { id } of [...catalogue.workloads, ...catalogue.strategies])
      expect(stdout).toContain(id);
  });

  it('prints the version', async () => {
    expect((await corelane(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('list', () => {
  it('prints the catalogue as one object', async () => {
    const { exitCode, stdout } = await corelane(['list', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ schema: 'corelane.catalogue/1', ...catalogue });
  });

  it('prints tables otherwise', async () => {
    const { stdout } = await corelane(['list']);
    expect(stdout).toMatch(/^--latency-ms +http-get +0 to 10,000 ms +50$/m);
    expect(stdout).toMatch(/^thread-pool +W threads/m);
  });
});
