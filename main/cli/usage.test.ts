import { describe, expect, it } from 'vitest';

import { catalogue } from '../catalogue/catalogue.ts';
import { corelane } from './cli.test-support.ts';

const run = ['run', '--workload', 'primes', '--strategy', 'threads', '--runtime', 'node'];

describe('a command line that cannot be followed', () => {
  it.each([
    [
      [],
      /^corelane: A command is missing\. There are: runtimes, list, run, source, host-check, compare, exec, .*report; /,
    ],
    [['rum'], /^corelane: Unknown command 'rum'\. Did you mean 'run'\? /],
    [['--verison'], /^corelane: Unknown option '--verison'\. Did you mean '--version'\? /],
    [['list', '--jsn'], /^corelane: Unknown option '--jsn'\. Did you mean '--json'\? /],
    [['run'], /^corelane: '--workload' is missing: give one of primes, /],
    [
      ['run', '--workload', 'prime'],
      /Unknown workload 'prime'\. Did you mean 'primes'\? There are: /,
    ],
    [[...run.slice(0, 3)], /^corelane: '--strategy' is missing: give one of sequential, async, /],
    [
      ['run', '--workload', 'primes', '--strategy', 'treads'],
      /Unknown strategy 'treads'\. Did you mean 'threads'\? There are: sequential, async, threads, /,
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
      /'--latency-ms' is no parameter of primes: it takes --tasks, --size, --sizes\./,
    ],
    [
      [...run, '--start-method', 'fork'],
      /'--start-method' is for the strategies processes, process-pool, processes-async: leave/,
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
    [[...run, '--sizes', 'linaer'], /Unknown value of --sizes 'linaer'\. Did you mean 'linear'\?/],
    [[...run, '--chunk', '2'], /'--chunk' is for the strategies thread-pool, process-pool: leave/],
    [[...run, '--per-task=yes'], /'--per-task' takes no value/],
    [[...run, '--preset', 'slow'], /Unknown preset 'slow'/],
    [[...run, '--preset', 'quick', '--tasks', '5'], /'--preset' sets '--tasks' itself/],
    [[...run, '--cores', '0'], /'--cores 0' would leave no core: write '0,' for/],
    [[...run, '--cores', '99999'], /'--cores' must be a whole number from 1 to /],
    [[...run, '--cores', '3-1'], /'--cores' must be all, all-but-one, .*: '3-1' is none/],
    [[...run, '--cores', 'some'], /'--cores' must be all, .*: 'some' is none/],
    [[...run, '--tasks', 'a'.repeat(10_000)], /^corelane: .{20,80}'a{200}…' is not\.$/m],
    [
      [
        ...run.map((word) => (word === 'primes' ? 'faulty' : word)),
        '--fault',
        'hang',
        '--percent',
        '3',
      ],
      /'--percent' means something with '--fault raise' alone: leave it out/,
    ],
    [['source', '--strategy', 'threads'], /'--runtime' is missing: give one of node, python/],
    [['source', '--strategy', 'threads', '--runtime', 'ruby'], /Unknown runtime 'ruby'/],
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

interface Listing {
  readonly workloads: readonly {
    readonly id: string;
    readonly parameters: readonly object[];
    readonly strategies: Readonly<
      Record<
        'node' | 'python',
        readonly { readonly id: string; readonly admitted: boolean; readonly reason: unknown }[]
      >
    >;
  }[];
}

describe('source', () => {
  it('prints the files that run, whole', async () => {
    const { exitCode, stdout } = await corelane([
      ...['source', '--strategy', 'threads', '--runtime', 'python', '--per-task'],
      ...['--workload', 'sleep'],
    ]);
    expect(exitCode).toBe(0);
    const strategies = 'workloads/python/corelane_host/strategies';
    expect(stdout).toContain(`==> ${strategies}/thread_per_task.py <==\n"""`);
    expect(stdout).toContain('==> workloads/python/corelane_host/tasks/sleep.py <==');
    expect(stdout).toContain('threading.Thread(');
  });
});

describe('list', () => {
  it('prints the catalogue as one object', async () => {
    const { exitCode, stdout } = await corelane(['list', '--json']);
    expect(exitCode).toBe(0);
    const listing = JSON.parse(stdout) as Listing;
    expect(listing).toMatchObject({
      schema: 'corelane.catalogue/1',
      strategies: catalogue.strategies,
      options: catalogue.options,
    });
    expect(listing.workloads.map(({ id }) => id)).toEqual(catalogue.workloads.map(({ id }) => id));
    for (const { parameters, strategies } of listing.workloads) {
      for (const parameter of parameters)
        for (const key of ['name', 'unit', 'min', 'max', 'default', 'type'])
          expect(parameter).toHaveProperty(key);
      for (const admissions of [strategies.node, strategies.python])
        expect(admissions.map(({ id }) => id)).toEqual(catalogue.strategies.map(({ id }) => id));
      for (const { admitted, reason } of [...strategies.node, ...strategies.python])
        expect(reason === null).toBe(admitted);
    }
  });

  it('prints tables otherwise', async () => {
    const { stdout } = await corelane(['list']);
    expect(stdout).toMatch(/^--latency-ms +http-get +0 to 10,000 ms +50$/m);
    expect(stdout).toMatch(/^--protection +counter +none, lock, semaphore, atomic +lock$/m);
    expect(stdout).toMatch(/^--folder +files-read +a folder +32 sample files/m);
    expect(stdout).toMatch(/^thread-pool +The threads of a workerpool/m);
    expect(stdout).toMatch(/^limited +synchronisation +A semaphore .* processes \(node\)/m);
    expect(stdout).toMatch(
      /^--chunk +1 to 100,000 tasks +node, python +thread-pool, process-pool$/m,
    );
  });
});
