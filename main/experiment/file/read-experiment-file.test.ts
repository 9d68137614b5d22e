import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { EXPERIMENT_FILE_SCHEMA, type FileSpec } from './file-spec.ts';
import { experimentFileKind, MAX_FILE_BYTES, readExperimentFile } from './read-experiment-file.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'experiment-files');
const HEAD = `schema: ${EXPERIMENT_FILE_SCHEMA}\nworkload: primes\n`;
const LISTS = 'strategies: [sequential, threads]\nruntimes: [node]\n';

function read(text: string, kind: 'yaml' | 'json' = 'yaml') {
  return readExperimentFile(text, kind, { fileName: 'my.yaml', folder: '/home/ada/lab' });
}

function readFixture(name: string) {
  const kind = experimentFileKind(name) ?? 'yaml';
  return read(readFileSync(join(FIXTURES, name), 'utf8'), kind);
}

function specOf(result: ReturnType<typeof read>): FileSpec {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function linesOf(result: ReturnType<typeof read>): readonly string[] {
  if (result.ok) throw new Error('It was accepted.');
  expect(result.error.code).toBe('bad-experiment-file');
  return result.error.message.split('\n').slice(1);
}

describe('what is read', () => {
  it('takes over everything that may stand in a file', () => {
    expect(specOf(readFixture('good.yaml'))).toEqual({
      workload: 'primes',
      parameters: { size: [40_000, 80_000], tasks: [24] },
      strategies: [
        { strategy: 'sequential', options: {} },
        { strategy: 'threads', options: {} },
        { strategy: 'process-pool', options: { executor: 'ProcessPoolExecutor', chunk: 2 } },
      ],
      runtimes: [
        { by: 'word', word: 'python@3.11' },
        { by: 'word', word: 'node' },
        { by: 'path', path: '/home/ada/lab/tools/python3' },
        { by: 'host', path: '/home/ada/hosts/my-host' },
      ],
      workers: [
        { from: { workers: 1 }, to: { workers: 2 } },
        { from: { workers: 4 }, to: { workers: 4 } },
        { from: { workers: 1 }, to: { perCore: 2 } },
      ],
      baseline: { strategy: 'sequential', runtime: { by: 'word', word: 'python@3.11' } },
      settings: {
        title: 'Threads against processes',
        options: { onTaskError: 'stop' },
        cores: [0, 1],
        seed: 7,
        orderSeed: 8,
        warmups: 2,
        stopRule: {
          rule: 'precision',
          ciPercent: 3,
          minRepeats: 8,
          maxRepeats: 20,
          maxSeconds: 60,
        },
        coolDownMs: 100,
        family: 'all-pairs',
        equivalencePercent: 2,
        timeLimitMs: 30_000,
      },
    });
  });

  it('reads JSON, with tabs too, and leaves open what the file does', () => {
    const text = readFileSync(join(FIXTURES, 'good.json'), 'utf8');
    const tabbed = text.replaceAll('  ', '\t');
    expect(tabbed).toContain('\t');
    expect(read(tabbed, 'json')).toEqual(read(text, 'json'));
    expect(specOf(read(text, 'json'))).toEqual({
      workload: 'files-sha256',
      parameters: { folder: ['/home/ada/lab/data'] },
      strategies: [
        { strategy: 'sequential', options: {} },
        { strategy: 'async', options: {} },
      ],
      runtimes: [{ by: 'word', word: 'python' }],
      settings: { stopRule: { rule: 'repeats', repeats: 10 } },
    });
  });

  it('reads words as YAML 1.2 does, whatever version a directive asks for', () => {
    const text = `%YAML 1.1\n---\n${HEAD}${LISTS}options: { gil: off }\n`;
    expect(specOf(read(text)).settings.options).toEqual({ gil: 'off' });
  });
});

describe('what is refused, with its line', () => {
  it('tells everything that is wrong at once', () => {
    expect(linesOf(readFixture('many-mistakes.yaml'))).toEqual([
      expect.stringMatching(/^Line 4: Primes has no parameter “sice”. Did you mean “size”\?/),
      expect.stringMatching(/^Line 5: Limit must be a whole number .*; got “many”\.$/),
      expect.stringMatching(/^Line 7: .*got “treads”\. Did you mean “threads”\?$/),
      expect.stringMatching(
        /^Line 11: .*“shedule” in strategies\[2\]\.options\. Did you mean “schedule”/,
      ),
      expect.stringMatching(/^Line 12: There is no runtime “pyhton”\. Did you mean “python”\?/),
      expect.stringMatching(/^Line 12: There is no runtime “ruby@3”\./),
      expect.stringMatching(/^Line 12: “runtimes\[2\]\.host” is missing/),
      expect.stringMatching(/^Line 12: There is no key “hots”.*Did you mean “host”/),
      expect.stringMatching(/^Line 13: A range goes from the smaller/),
      expect.stringMatching(
        /^Line 14: “warmups” must be a whole number from 0 to 20; got 1000000\.$/,
      ),
      expect.stringMatching(/^Line 15: “stop\.repeats” must be .* to 1000; got 1000000000\.$/),
      expect.stringMatching(/^Line 17: There is no key “repeat” here\./),
      expect.stringMatching(/^Line 18: “cores” must be a list of cores .*; got an empty list\.$/),
      expect.stringMatching(/^Line 19: “coolDownMs” must be a number .*; got “soon”\.$/),
      expect.stringMatching(/^Line 20: “family” must be one of .*; got nothing\.$/),
    ]);
  });

  it.each([
    ['newer.yaml', /^Line 1: This was made by a newer Corelane \(version 2/],
    ['several-documents.yaml', /^Line 5: A second document begins here/],
    ['duplicate-keys.yaml', /^Line 6: “workers” stands here a second time; the first is in line 5/],
    ['billions.yaml', /^Line 9: .*934800 configurations|^Line 3: .*934800 configurations/],
    ['comment.json', /^Line 5: This is not JSON: a name in double quotes is expected/],
    ['aliases.yaml', /^Line 4: Aliases such as \*a are no part of experiment files/],
  ])('%s', (name, sentence) => {
    expect(linesOf(readFixture(name))[0]).toMatch(sentence);
  });

  it.each([
    ['', /^Line 1: The file is empty/],
    ['- 1\n', /^Line 1: An experiment is a group of keys/],
    ['workload: primes\n', /^Line 1: “schema” must be .* there is none/],
    ['workload: primes\nschema: corelane.experiment/1\n', /^Line 2: This is the result/],
    ['schema: [1]\n', /^Line 1: “schema” must be .*got something else/],
    [`${HEAD}${LISTS}cores: !!set {0, 1}\n`, /^Line 5: Tags such as/],
    [`${HEAD}${LISTS}? [a]\n: 1\n`, /^Line 5: The key is no name/],
    [`${HEAD}${LISTS}__proto__: {}\n`, /^Line 5: The key “__proto__” is no name/],
    [`${HEAD}${LISTS}warmups: .inf\n`, /^Line 5: “warmups” must be a whole number/],
    [
      `${HEAD}${LISTS}stop: {repeats: 5, ciPercent: 2}\n`,
      /^Line 5: There is no key “ciPercent” in stop/,
    ],
    [
      `${HEAD}${LISTS}stop: {ciPercent: 2, minRepeats: 9, maxRepeats: 8}\n`,
      /^Line 5: The least number of repetitions, 9, is above the most, 8/,
    ],
    [
      `${HEAD}${LISTS}baseline: processes\n`,
      /^Line 5: The baseline is processes, which is not among/,
    ],
    [
      `${HEAD}${LISTS}baseline: {runtime: python}\n`,
      /^Line 5: The baseline’s runtime is not among/,
    ],
    [`${HEAD}${LISTS}workers: 1-1000000000\n`, /^Line 5: “workers” must be a number from 1 to 256/],
    [
      `${HEAD}${LISTS}stop: {repeats: 1000}\nwarmups: 20\nworkers: 1-20\n`,
      /^Line 5: .*at least 21420 runs/,
    ],
    [
      `${HEAD}strategies: [{strategy: sequential, options: {chunk: 2}}]\nruntimes: [node]\n`,
      /^Line 3: The option chunk is for the strategies/,
    ],
    [
      `${HEAD}strategies: [threads]\nruntimes: [node, Node]\n`,
      /^Line 4: This runtime is named twice/,
    ],
    [`${HEAD}strategies: [threads\nruntimes: [node]\n`, /^Line \d: /],
  ])('%j', (text, sentence) => {
    expect(linesOf(read(text))[0]).toMatch(sentence);
  });

  it('looks at no file that is far too long', () => {
    const text = `${HEAD}${LISTS}# ${'x'.repeat(MAX_FILE_BYTES)}\n`;
    expect(linesOf(read(text))).toEqual([expect.stringMatching(/^Line 1: The file has \d+ bytes/)]);
  });

  it.each(['['.repeat(30_000), '- '.repeat(15_000), '{a: '.repeat(8_000)])(
    'survives nesting without end',
    (deep) => {
      expect(linesOf(read(`${HEAD}a:\n  ${deep}`))[0]).toMatch(/^Line \d+: /);
      expect(linesOf(read(deep, 'json'))[0]).toMatch(/^Line 1: This is not JSON/);
    },
  );

  it('refuses nesting that is well-formed and pointless', () => {
    const deep = `${'['.repeat(40)}1${']'.repeat(40)}`;
    expect(linesOf(read(`${HEAD}a: ${deep}\n`))[0]).toMatch(/^Line 3: .*levels deep/);
  });

  it('tells the first twenty, and how many more', () => {
    const keys = Array.from({ length: 30 }, (_, index) => `zz${index}: 1`).join('\n');
    const lines = linesOf(read(`${HEAD}${LISTS}${keys}\n`));
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('… and 10 more.');
  });
});
