import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type { RunResult } from '../../../contract/run.ts';
import type { TraceEvent } from '../../report/formats/trace-events.ts';
import { HOSTILE } from '../../report/html/report.test-support.ts';
import { type Captured, corelane, testIo } from '../cli.test-support.ts';
import type { CliIo } from '../cli-io.ts';
import { appDirectory } from './report-place.ts';

const ON_NODE = ['--workload', 'primes', '--tasks', '6', '--size', '20000', '--workers', '2'];

const PAGE = join(appDirectory(), 'out', 'report', 'report.html');

/** Unit tests come before the build: where there is no page yet it is made here. */
beforeAll(async () => {
  if (existsSync(PAGE)) return;
  vi.stubEnv('NODE_ENV', 'production');
  const configFile = join(appDirectory(), 'report.vite.config.ts');
  await build({ configFile, logLevel: 'silent' });
  vi.unstubAllEnvs();
}, 120_000);

let folder = '';
let run: RunResult;
let experiment: ExperimentResult;

function io(parts: Partial<CliIo> = {}) {
  const environment = { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  return testIo({ workingDirectory: folder, environment, ...parts });
}

async function call(...argv: readonly string[]): Promise<Captured> {
  return corelane(argv, io());
}

/** What `report` writes into a file of this name, which is said to be fine. */
async function written(name: string, ...argv: readonly string[]): Promise<string> {
  expect(await call('report', ...argv)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  return readFile(join(folder, name), 'utf8');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  const compared = await call(
    ...['compare', ...ON_NODE, '--strategies', 'sequential,threads'],
    ...['--runtimes', process.execPath, '--repeats', '2', '--warmups', '1', '--cool-down', '0'],
    '--json',
  );
  experiment = JSON.parse(compared.stdout) as ExperimentResult;
  await writeFile(join(folder, 'compared.json'), compared.stdout);
  const ran = await call(
    ...['run', ...ON_NODE, '--strategy', 'threads', '--runtime', process.execPath],
    ...['--tick', '100', '--json'],
  );
  run = JSON.parse(ran.stdout) as RunResult;
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('report', () => {
  it('prints Markdown of the newest entry when no format is named', async () => {
    const { exitCode, stdout, stderr } = await call('report', 'last', '--title', 'What I saw');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^## What I saw\n\n\d{4}-/);
    expect(stdout).toContain('**completed**: 6 of 6 tasks done');
  });

  it('takes IDs and files, several at a time', async () => {
    const text = await written('all.json', run.runId, 'compared.json', '--json', 'all.json');
    expect(JSON.parse(text)).toMatchObject({
      schema: 'corelane.report/1',
      items: [{ runId: run.runId }, { experimentId: experiment.experimentId }],
    });
    const again = await written('again.json', 'all.json', '--json', 'again.json');
    expect((JSON.parse(again) as { readonly items: unknown }).items).toEqual([run, experiment]);
  });

  it('prints of one item what run and compare print', async () => {
    const ofRun = await call('report', run.runId, '--json', '-');
    expect(JSON.parse(ofRun.stdout)).toEqual(run);
    const ofExperiment = await call('report', experiment.experimentId, '--json', '-');
    // The history calls what has no title by its work.
    expect(JSON.parse(ofExperiment.stdout)).toEqual({ ...experiment, title: 'Primes' });
  });

  it('writes a row for each run and each sample', async () => {
    const id = experiment.experimentId;
    const runs = await written('runs.csv', id, '--csv', 'runs.csv');
    expect(runs.trimEnd().split('\r\n')).toHaveLength(1 + 6);
    expect(runs.split('\r\n').filter((line) => line.includes(',warm-up,'))).toHaveLength(2);
    const samples = await written('samples.csv', run.runId, '--samples-csv', 'samples.csv');
    const [head, ...rows] = samples.trimEnd().split('\r\n');
    expect(head).toMatch(/^experiment_id,configuration,run_id,at_s,subject,worker_id,/);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.includes(run.runId))).toBe(true);
  });

  it('writes wall times for the tools of hyperfine', async () => {
    const text = await written('h.json', experiment.experimentId, '--hyperfine', 'h.json');
    const times = experiment.configurations.map(({ runs }) =>
      runs.map(({ wallMs }) => (wallMs ?? 0) / 1000),
    );
    const { results } = JSON.parse(text) as { readonly results: readonly { times: number[] }[] };
    expect(results.map((result) => result.times)).toEqual(times);
  });

  it('traces every task of the runs nearest to their medians', async () => {
    const text = await written('trace.json', experiment.experimentId, '--trace', 'trace.json');
    const { traceEvents } = JSON.parse(text) as { readonly traceEvents: readonly TraceEvent[] };
    const tasks = traceEvents.filter(({ ph }) => ph === 'X');
    expect(tasks.map(({ pid, args }) => `${pid}/${args?.['task']}`).sort()).toEqual(
      [1, 2].flatMap((pid) => Array.from({ length: 6 }, (_, task) => `${pid}/${task}`)),
    );
    const names = traceEvents.filter(({ name }) => name === 'process_name');
    expect(names.map(({ args }) => args?.['name'])).toEqual(
      experiment.configurations.map(({ label }) => label),
    );
  });

  it('writes HTML in which no text is markup', async () => {
    const words = ['--title', HOSTILE, '--author', HOSTILE, '--note', HOSTILE];
    const html = await written('a.html', 'last', ...words, '--html', 'a.html');
    expect(html).toContain('Content-Security-Policy');
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)');
  });

  it('shows CPU use in a convention, in the table and in Markdown, but not in the data', async () => {
    const argv = [run.runId, '--convention', 'of-machine', '--csv', 'of-machine.csv'];
    const [head = '', row = ''] = (await written('of-machine.csv', ...argv)).split('\r\n');
    const cell = row.split(',')[head.split(',').indexOf('cpu_percent_of_machine')];
    const { logicalCores } = run.machine;
    expect(Number(cell)).toBeCloseTo((100 * (run.coresUsed ?? NaN)) / logicalCores, 6);
    const markdown = await call('report', run.runId, '--convention', 'of-machine');
    expect(markdown.stdout).toContain('| CPU, % of the machine |');
    const json = await call('report', run.runId, '--convention', 'of-machine', '--json', '-');
    expect(JSON.parse(json.stdout)).toMatchObject({ coresUsed: run.coresUsed });
  });

  it('tells what is in the history when it does not know an ID', async () => {
    const { exitCode, stderr } = await call('report', 'nosuch');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`its newest are ${run.runId} (Primes`);
  });

  it.each([
    [[], /What is to be reported is missing/],
    [['nosuch.json'], /There is no file '.*nosuch\.json'/],
    [['last', '--html', '-', '--md', '-'], /Only one format can go to standard output/],
    [['last', '--md', 'a', '--json', './a'], /is named twice/],
    [['last', '--pdf', '-'], /'--pdf' can't go to standard output/],
    [['last', '--sections', 'tabel'], /Unknown section 'tabel'\. Did you mean 'table'\?/],
    [['last', '--convention', 'percent'], /Unknown convention 'percent'/],
    [['last', '--width', '85mm'], /'--width' means something with '--png' or '--svg' alone/],
    [['last', '--svg', 'x', '--width', '90mm'], /Unknown width '90mm'/],
    [['last', '--html', 'x', '--paper', 'A4'], /'--paper' means something with '--pdf' alone/],
  ])('refuses %j in one sentence', async (words, sentence) => {
    const { exitCode, stdout, stderr } = await call('report', ...words);
    expect(stderr).toMatch(sentence);
    expect([exitCode, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  });

  it('says why there are no samples and no trace of a result alone, and writes nothing', async () => {
    const before = await readdir(folder);
    const samples = await call('report', 'compared.json', '--samples-csv', 'none.csv');
    expect(samples.stderr).toMatch(/^corelane: No samples are kept of these runs: /);
    const trace = await call('report', 'compared.json', '--trace', 'none.trace');
    expect(trace.stderr).toMatch(/^corelane: The times of tasks are kept of none of these runs/);
    expect([samples.exitCode, trace.exitCode]).toEqual([1, 1]);
    expect(await readdir(folder)).toEqual(before);
  });
});

describe('report that can not be written', () => {
  it.each([
    ['a part of the path is a file', 'compared.json/a.md', /a part of its path is a file/],
    ['there is a folder of that name', 'folder', /there is a folder of that name/],
    ['the name is too long', `${'x'.repeat(300)}.md`, /the name is too long/],
  ])('says so when %s, and leaves nothing', async (_, name, sentence) => {
    await mkdir(join(folder, 'folder'), { recursive: true });
    const before = await readdir(folder);
    const { exitCode, stderr } = await call('report', 'last', '--md', name);
    expect(stderr).toMatch(sentence);
    expect(stderr).toContain(name);
    expect([exitCode, stderr.trimEnd().split('\n').length]).toEqual([1, 1]);
    expect(await readdir(folder)).toEqual(before);
  });

  it('stops at an interrupt, keeps what is whole, and begins nothing more', async () => {
    const before = await readdir(folder);
    const interrupted = io({
      isTerminal: true,
      err: (text) => {
        if (text.includes('second.json')) interrupted.interrupt(130);
      },
    });
    const argv = [
      'report',
      'last',
      '--md',
      'first.md',
      '--json',
      'second.json',
      '--trace',
      'third',
    ];
    expect((await corelane(argv, interrupted)).exitCode).toBe(130);
    expect((await readdir(folder)).filter((name) => !before.includes(name))).toEqual(['first.md']);
  });
});

describe('--report', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['run', ['run', ...ON_NODE, '--strategy', 'threads', '--runtime', process.execPath]],
    [
      'compare',
      [
        ...['compare', ...ON_NODE, '--strategies', 'threads', '--runtimes', process.execPath],
        ...['--repeats', '1', '--warmups', '0', '--cool-down', '0'],
      ],
    ],
  ])(
    'of %s writes HTML beside the result, with samples that are kept nowhere',
    async (_, argv) => {
      const temporary = await mkdtemp(join(tmpdir(), 'corelane-test-'));
      vi.stubEnv('TMPDIR', temporary);
      const words = [...argv, '--no-history', '--report', 'new.html', '--json'];
      const { exitCode, stdout, stderr } = await corelane(words, io());
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(JSON.parse(stdout)).toMatchObject({ state: 'completed' });
      expect(await readFile(join(folder, 'new.html'), 'utf8')).toContain('</html>');
      await rm(join(folder, 'new.html'));
      expect(await readdir(temporary)).toEqual([]);
    },
    60_000,
  );

  it('says why it was not written, and exits with 1 all the same', async () => {
    const argv = ['run', ...ON_NODE, '--strategy', 'threads', '--runtime', process.execPath];
    const { exitCode, stdout, stderr } = await call(...argv, '--report', 'compared.json/a.html');
    expect(stdout).toContain('completed');
    expect(stderr).toMatch(/^corelane: '.*a\.html' was not written: a part of its path is a file/);
    expect(exitCode).toBe(1);
  });
});
