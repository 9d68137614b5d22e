import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { HistoryId } from '../../../contract/history.ts';
import { MAX_REPORTED_ITEMS } from '../../../contract/limits.ts';
import { medianRun } from '../../../contract/median-run.ts';
import { REPORT_SECTIONS } from '../../../contract/report.ts';
import { fromReportJson, toReportJson } from '../../../contract/report-json.ts';
import { commandResultWith } from '../../command/command-result.test-support.ts';
import { readExperimentFile } from '../../experiment/file/read-experiment-file.ts';
import { configurationResult } from '../../experiment/fixtures/results.ts';
import {
  experimentOf,
  headerFor,
  historyPath,
  record,
  smallExperiment,
  soundHistory,
  ticksOf,
  value,
} from '../../store/history/history.test-support.ts';
import type { History } from '../../store/history/history.ts';
import { tasksOf } from '../../store/history/task-times.test-support.ts';
import { runResult } from '../run-result.test-support.ts';
import { sampledRuns, tracedRuns } from './detailed-runs.ts';
import { gatherReport } from './gather-report.ts';
import type { SourcedItem } from './item-source.ts';
import { openReportFile } from './read-report-file.ts';

const WISHES = {
  words: { title: '', author: '', note: '' },
  sections: REPORT_SECTIONS,
  keepsAllSamples: false,
  convention: 'cores',
} as const;

const PLACE = {
  versions: { app: '1.2.3', electron: '', chromium: '', node: '20.19.0' },
  workloadsDirectory: join(import.meta.dirname, '..', '..', '..', 'workloads'),
  now: new Date('2026-01-02T03:04:05.000Z'),
};

async function gather(...items: readonly SourcedItem[]) {
  return gatherReport(items, WISHES, PLACE);
}

async function gathered(...items: readonly SourcedItem[]) {
  return value(await gather(...items));
}

async function history(): Promise<History> {
  return soundHistory(await historyPath());
}

const RUN: HistoryId = { kind: 'run', id: 'run-1' };
const EXPERIMENT: HistoryId = { kind: 'experiment', id: 'experiment-1' };

describe('gatherReport from the history', () => {
  it('takes a run with its samples, its picture, its code and the way to do it again', async () => {
    const source = await history();
    const result = record(source, {}, ticksOf('run-1', 30));
    const report = await gathered({ source, item: RUN });
    const [item] = report.items;
    if (item?.kind !== 'run') throw new Error('This should be a run.');
    expect(item.result).toEqual(result);
    expect(item.samples).toMatchObject({ runId: 'run-1', ticks: 30 });
    expect(item.picture).toMatchObject({ chart: { noCurveReason: null } });
    expect(item.commandLine).toContain('--workload primes --strategy threads');
    expect(item.code.map(({ label }) => label)).toEqual(['Threads, Python']);
    expect(item.code[0]?.files.some(({ text }) => text.includes('def '))).toBe(true);
    expect(report.createdAt).toBe('2026-01-02T03:04:05.000Z');
  });

  it('takes of each configuration the curve of the run nearest to its median', async () => {
    const source = await history();
    const runs = [900, 1000, 1400].map((wallMs, index) =>
      runResult({ runId: `r${index}`, wallMs }),
    );
    const configuration = configurationResult('c1', { runs, medianWallMs: 1010 });
    source.saveExperiment(experimentOf([configuration]));
    for (const { runId } of runs) source.appendSamples(runId, ticksOf(runId, 5));
    const [item] = (await gathered({ source, item: EXPERIMENT })).items;
    if (item?.kind !== 'experiment') throw new Error('This should be an experiment.');
    expect(medianRun(configuration)?.runId).toBe('r1');
    expect(item.curves.map(({ runId, coresUsed }) => [runId, coresUsed.length])).toEqual([
      ['r1', 5],
    ]);
  });

  it('has no word of what programs wrote where that is not wanted, not in its data either', async () => {
    const source = await history();
    const wrote = { bytes: 6, path: '/outputs/stdout', head: 'secret', tail: '' };
    const command = commandResultWith({ stdout: wrote, stderr: wrote });
    const run = runResult({ runId: 'r0', command });
    const configuration = configurationResult('c1', { runs: [run], medianWallMs: run.wallMs });
    const setAside = [{ run: { ...run, runId: 'r1' }, reason: 'warm-up' as const }];
    source.saveExperiment(experimentOf([{ ...configuration, setAside }]));
    record(source, { command }, ticksOf('run-1', 3));
    const sections = REPORT_SECTIONS.filter((section) => section !== 'output');
    const items = [RUN, EXPERIMENT].map((item) => ({ source, item }));
    expect(toReportJson(await gathered(...items))).toContain('secret');
    const silent = value(await gatherReport(items, { ...WISHES, sections }, PLACE));
    expect(toReportJson(silent)).not.toContain('secret');
    expect(silent.items[0]?.result).toMatchObject({ command: { stdout: { bytes: 6 } } });
  });

  it('describes an experiment by a file that says the same again', async () => {
    const source = await history();
    const { spec } = smallExperiment();
    source.saveExperiment(smallExperiment());
    const [item] = (await gathered({ source, item: EXPERIMENT })).items;
    if (item?.kind !== 'experiment') throw new Error('This should be an experiment.');
    const context = { fileName: 'experiment.yaml', folder: '/nonexistent' };
    const read = value(readExperimentFile(item.experimentFile, 'yaml', context));
    expect(read).toMatchObject({
      workload: spec.workload,
      parameters: spec.parameters,
      strategies: spec.strategies,
      runtimes: [{ by: 'word', word: 'python@3.11.7' }],
    });
    expect(item.commandLine).toBe('npm run -s corelane -- compare experiment.yaml');
  });

  it('shows the code of each strategy once', async () => {
    const source = await history();
    const strategies = ['threads', 'threads', 'processes'] as const;
    const configurations = strategies.map((strategy, index) =>
      configurationResult(`c${index}`, { strategy, workers: index + 1 }),
    );
    source.saveExperiment(experimentOf(configurations));
    const [item] = (await gathered({ source, item: EXPERIMENT })).items;
    expect(item?.code.map(({ label }) => label)).toEqual(['Threads, Python', 'Processes, Python']);
  });

  it('comes back whole from the JSON of the page', async () => {
    const source = await history();
    record(source, {}, ticksOf('run-1', 30));
    source.saveExperiment(smallExperiment());
    const report = await gathered({ source, item: RUN }, { source, item: EXPERIMENT });
    expect(fromReportJson(toReportJson(report))).toEqual(report);
  });

  it('says why there is no report of what is gone or has not ended', async () => {
    const source = await history();
    const missing = await gather({ source, item: RUN });
    expect(missing).toMatchObject({ ok: false, error: { code: 'not-in-history' } });
    const result = runResult();
    const header = headerFor(result);
    source.beginRun({ header, machine: result.machine, experimentId: null });
    const open = await gather({ source, item: RUN });
    expect(open.ok ? '' : open.error.message).toMatch(/has no result: it is still under way/);
    const many = Array.from({ length: MAX_REPORTED_ITEMS + 1 }, () => ({ source, item: RUN }));
    expect(await gather(...many)).toMatchObject({ ok: false, error: { code: 'too-many-items' } });
  });
});

describe('the runs in detail', () => {
  it('are all those with samples, and of a trace the median ones with their tasks', async () => {
    const source = await history();
    const experiment = smallExperiment();
    source.saveExperiment(experiment);
    for (const runId of ['c1 #1', 'c1 #2']) source.appendSamples(runId, ticksOf(runId, 5));
    source.saveTasks(tasksOf('c1 #1', 8));
    const items = [{ source, item: EXPERIMENT }];
    const report = await gathered(...items);
    const sampled = [...sampledRuns(items, report, true)];
    expect(sampled.map(({ configuration, samples }) => [configuration, samples.runId])).toEqual([
      ['Label c1', 'c1 #1'],
      ['Label c1', 'c1 #2'],
    ]);
    const traced = [...tracedRuns(items, report)];
    expect(traced.map(({ name, tasks }) => [name, tasks?.task.length ?? null])).toEqual([
      ['Label c1', 8],
      ['Label c2', null],
    ]);
    value(source.remove([{ kind: 'run', id: 'c1 #1' }]));
    expect([...tracedRuns(items, report)][0]?.tasks).toBeNull();
    expect([...sampledRuns(items, report, true)]).toHaveLength(1);
  });
});

describe('openReportFile', () => {
  let temporary = '';
  beforeEach(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'corelane-test-'));
    vi.stubEnv('TMPDIR', temporary);
  });
  afterEach(() => vi.unstubAllEnvs());

  async function fileOf(content: string | Uint8Array, name = 'result.json'): Promise<string> {
    const path = join(temporary, name);
    await writeFile(path, content);
    return path;
  }

  it('reads results alone, which have no curve and no invented reason for that', async () => {
    const run = runResult();
    const opened = value(await openReportFile(await fileOf(JSON.stringify(run))));
    const [item] = (await gathered(...opened.items)).items;
    expect(item).toMatchObject({ kind: 'run', result: run, samples: null });
    expect(JSON.stringify(item)).toContain('from the result of the run alone');
    await opened.close();
  });

  it('reads an exported history as the history itself, and leaves nothing behind', async () => {
    const source = await history();
    record(source, { runId: 'alone', startedAt: '2026-01-03T00:00:00.000Z' }, ticksOf('alone', 9));
    source.saveExperiment(smallExperiment());
    const path = await fileOf('', 'export.corelane');
    const items: HistoryId[] = [EXPERIMENT, { kind: 'run', id: 'alone' }];
    value(await source.exportTo(path, items));
    const opened = value(await openReportFile(path));
    expect(opened.items.map(({ item }) => item)).toEqual(items);
    const report = await gathered(...opened.items);
    expect(report).toEqual(await gathered(...items.map((item) => ({ source, item }))));
    await opened.close();
    expect(await scratchFolders(temporary)).toEqual([]);
  });

  it.each([
    ['that is not there', '/nonexistent/a.json', /'\/nonexistent\/a\.json' can't be read: ENOENT/],
    ['that is a folder', tmpdir(), /can't be read: EISDIR/],
  ])('says why it can not read a file %s', async (_, path, sentence) => {
    const opened = await openReportFile(path);
    expect(opened.ok ? '' : opened.error.message).toMatch(sentence);
  });

  it('says why an exported history can not be used, and leaves nothing behind', async () => {
    const opened = await openReportFile(await fileOf(Uint8Array.of(0x1f, 0x8b, 8, 0, 1)));
    expect(opened.ok ? '' : opened.error.message).toMatch(/can’t be used: /);
    expect(await scratchFolders(temporary)).toEqual([]);
  });
});

async function scratchFolders(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('corelane-report-'));
}
