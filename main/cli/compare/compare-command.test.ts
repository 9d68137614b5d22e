import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import { corelane, testIo } from '../cli.test-support.ts';

const TWO = [
  ...['compare', '--workload', 'primes', '--tasks', '2', '--size', '200000', '--workers', '2'],
  ...['--strategies', 'sequential,threads', '--runtimes', process.execPath],
  ...['--repeats', '4', '--warmups', '1', '--cool-down', '0', '--seed', '7'],
];

let folder = '';
let saved = '';
let result: ExperimentResult;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  const { exitCode, stdout } = await corelane([...TWO, '--json']);
  expect(exitCode).toBe(0);
  saved = join(folder, 'before.json');
  await writeFile(saved, stdout);
  result = JSON.parse(stdout) as ExperimentResult;
}, 60_000);

describe('compare', () => {
  it('prints one object with everything the account has', () => {
    expect(result).toMatchObject({
      schema: 'corelane.experiment/1',
      state: 'completed',
      seed: 7,
      baseline: 'c1',
      pairs: [{ a: 'c1', b: 'c2' }],
      configurations: [
        { strategy: 'sequential', workers: 1, speedup: 1, ciMethod: null },
        { strategy: 'threads', workers: 2 },
      ],
    });
    const [first] = result.configurations;
    expect(first?.runs.map(({ schema, state }) => [schema, state])).toEqual(
      Array.from({ length: 4 }, () => ['corelane.run/1', 'completed']),
    );
    expect(first?.setAside.map(({ reason }) => reason)).toEqual(['warm-up']);
    expect(first?.digest).toBe(result.configurations[1]?.digest);
    expect(result.order).toHaveLength(10);
    expect(result.machine.logicalCores).toBeGreaterThan(0);
    expect(result.conclusion).not.toBe('');
  });

  it('stops at an interrupt and prints what is known', async () => {
    let isInterrupted = false;
    const io = testIo({
      isTerminal: true,
      err: () => {
        if (!isInterrupted) io.interrupt(130);
        isInterrupted = true;
      },
    });
    const { exitCode, stdout } = await corelane([...TWO, '--no-history', '--json'], io);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'stopped' });
    expect(exitCode).toBe(130);
  }, 60_000);

  it.each([
    [['--strategies', 'threads'], /'--workload' is missing/],
    [['--workload', 'primes'], /What is to be compared is missing/],
    [['--workload', 'primes', '--strategies', 'threds'], /Did you mean 'threads'/],
    [['--workload', 'primes', '--preset', 'scaling', '--strategies', 'async'], /one of the two/],
    [['--workload', 'primes', '--strategies', 'threads', '--workers', '4-2'], /goes backwards/],
    [['--workload', 'primes', '--strategies', 'threads', '--repeats', '1000000000'], /1 to 1,000/],
    [['--workload', 'primes', '--strategies', 'threads', '--any-machine'], /--against FILE/],
    [
      ['--workload', 'primes', '--strategies', 'threads', '--latency-ms', '5'],
      /no parameter of primes/,
    ],
  ])('refuses %j in one sentence', async (words, sentence) => {
    const { exitCode, stdout, stderr } = await corelane(['compare', ...words]);
    expect(stderr).toMatch(sentence);
    expect([exitCode, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  });
});

describe('compare FILE', () => {
  async function withFile(name: string, text: string, ...words: readonly string[]) {
    const path = join(folder, name);
    await writeFile(path, text);
    return corelane(['compare', path, '--no-history', ...words]);
  }

  it('names line and reason of what is wrong', async () => {
    const text =
      'schema: corelane.experiment-file/1\nworkload: primes\nstrategies: [threads]\nruntimes: [node]\nstop: {repeats: 1000000000}\n';
    const { exitCode, stderr } = await withFile('many.yaml', text);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/line 5/i);
  });

  it('runs no executable of this machine without --trust', async () => {
    const marker = join(folder, 'was-run');
    const program = join(folder, 'program');
    await writeFile(program, `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 });
    const text = `schema: corelane.experiment-file/1\nworkload: primes\nstrategies: [threads]\nruntimes: ['${program}']\n`;
    const { exitCode, stderr } = await withFile('path.yaml', text);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(program);
    expect(stderr).toContain('--trust');
    await expect(readFile(marker)).rejects.toThrow('ENOENT');
  });

  it('takes no options that the file has an answer to', async () => {
    const { exitCode, stderr } = await withFile('any.yaml', 'x: 1\n', '--workers', '2');
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/stands in the file/)]);
  });
});

describe('compare --against', () => {
  const gate = (...words: readonly string[]) =>
    corelane([...TWO, '--no-history', '--against', saved, ...words]);

  it('exits with 0 and Markdown when nothing is slower by that much', async () => {
    const { exitCode, stdout } = await gate('--fail-if-slower', '1000%');
    expect(stdout).toMatch(/^### Nothing is more than 1000 % slower\n\n\| configuration \|/);
    expect(exitCode).toBe(0);
  }, 60_000);

  it('exits with 3 when everything was a thousand times as fast before', async () => {
    const before = JSON.parse(await readFile(saved, 'utf8')) as ExperimentResult;
    const runs = (one: ExperimentResult['configurations'][number]) =>
      one.runs.map((run) => ({ ...run, wallMs: (run.wallMs ?? 0) / 1000 }));
    const configurations = before.configurations.map((one) => ({ ...one, runs: runs(one) }));
    const quick = join(folder, 'quick.json');
    await writeFile(quick, JSON.stringify({ ...before, configurations }));
    const { exitCode } = await corelane([
      ...TWO,
      '--no-history',
      '--against',
      quick,
      '--fail-if-slower',
      '5%',
    ]);
    expect(exitCode).toBe(3);
  }, 60_000);

  it('refuses another machine before it runs anything, unless any will do', async () => {
    const before = JSON.parse(await readFile(saved, 'utf8')) as ExperimentResult;
    const machine = { ...before.machine, cpuModel: 'Another One 9000' };
    const other = join(folder, 'other.json');
    await writeFile(other, JSON.stringify({ ...before, machine }));
    const words = [...TWO, '--no-history', '--against', other, '--fail-if-slower', '1000'];
    const refused = await corelane(words);
    expect(refused.stderr).toMatch(/Another One 9000 then/);
    expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
    const all = await corelane([...words, '--any-machine']);
    expect(all.stdout).toContain('Another One 9000');
    expect(all.exitCode).toBe(0);
  }, 60_000);

  it('refuses a file with a runtime that is not here, which alone is a note', async () => {
    const path = join(folder, 'old.yaml');
    const text =
      'schema: corelane.experiment-file/1\nworkload: primes\nparameters: {tasks: 2, size: 500}\nstrategies: [sequential]\nruntimes: [python@2.1, node]\nstop: {repeats: 1}\nwarmups: 0\n';
    await writeFile(path, text);
    const alone = await corelane(['compare', path, '--no-history']);
    expect(alone.stderr).toMatch(/^python@2\.1 is left out\. No Python 2\.1/);
    expect(alone.exitCode).toBe(0);
    const gated = await corelane(['compare', path, '--no-history', '--against', saved]);
    expect(gated.stderr).toMatch(/^.*every runtime must be here\. python@2\.1 is left out/);
    expect([gated.exitCode, gated.stdout]).toEqual([2, '']);
  }, 60_000);

  it.each([
    ['no JSON', 'nothing', /is no JSON/],
    ['another schema', '{"schema":"corelane.run/1"}', /its schema is 'corelane.run\/1'/],
    ['a damaged one', '{"schema":"corelane.experiment/1"}', /is damaged/],
  ])('refuses %s', async (_, text, sentence) => {
    const path = join(folder, 'bad.json');
    await writeFile(path, text);
    const { exitCode, stderr } = await corelane([...TWO, '--against', path]);
    expect(stderr).toMatch(sentence);
    expect(exitCode).toBe(2);
  });
});
