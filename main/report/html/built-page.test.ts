import { fileURLToPath } from 'node:url';

import { build } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { recordingOf } from '../../../contract/recording-batches.ts';
import type { ReportedRun } from '../../../contract/report.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import { reportedSamples } from '../gather/reported-samples.ts';
import { runPicture } from '../gather/run-picture.ts';
import { pagePolicy } from './page-policy.ts';
import { renderHtmlReport } from './render-html-report.ts';
import { report, reportedExperiment, reportedRun } from './report.test-support.ts';

const CONFIG = fileURLToPath(new URL('../../../report.vite.config.ts', import.meta.url));
const MB = 1_000_000;
const TICK_MS = 250;

let template = '';

beforeAll(async () => {
  // Else the parts would be those that warn and explain, because this is a test.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({ configFile: CONFIG, logLevel: 'silent', build: { write: false } });
  vi.unstubAllEnvs();
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((part) =>
    'output' in part ? part.output : [],
  );
  expect(outputs.map(({ fileName }) => fileName)).toEqual(['report.html']);
  template = outputs[0]?.type === 'asset' ? String(outputs[0].source) : '';
}, 120_000);

/** Ten minutes of some workers, on as many cores, none of whose numbers is round. */
function longRun(count: number, tasks: TaskTimes | null = null): ReportedRun {
  const item = reportedRun();
  const ids = Array.from({ length: count }, (_, id) => id);
  const batches = Array.from({ length: (10 * 60_000) / TICK_MS }, (_, tick) =>
    batchAt(tick, ids, item.header.runId),
  );
  const workers = ids.map((id) => ({
    id,
    kind: 'process' as const,
    label: `process ${id}`,
    pid: 4000 + id,
    tid: null,
  }));
  const header = { ...item.header, workers };
  const recording = recordingOf(item.header.runId, batches);
  const result = { ...item.result, startupMs: 100, wallMs: 599_000, totalMs: 599_200 };
  return {
    ...item,
    header,
    result,
    picture: runPicture(header, result, { recording, tasks, siblings: null }),
    samples: reportedSamples({ header, result, recording }, false),
  };
}

/** Tasks of uneven length, one after the other in each worker, over ten minutes. */
function unevenTasks(count: number, workers: number): TaskTimes {
  const slotNs = (590e9 * workers) / count;
  const column = (at: (task: number) => number) =>
    Float64Array.from({ length: count }, (_, task) => at(task));
  const startNs = (task: number) => Math.floor(task / workers) * slotNs;
  const uneven = (task: number, series: number) =>
    Math.abs(Math.sin(task * 12.9898 + series)) * slotNs * 0.4;
  return {
    runId: 'run-1',
    task: Uint32Array.from({ length: count }, (_, task) => task),
    worker: Uint32Array.from({ length: count }, (_, task) => task % workers),
    queuedNs: column(() => 0),
    startedNs: column((task) => startNs(task) + uneven(task, 1)),
    finishedNs: column((task) => startNs(task) + slotNs * 0.5 + uneven(task, 2)),
    receivedNs: column((task) => startNs(task) + slotNs * 0.95 + uneven(task, 3)),
    error: new Uint16Array(count),
    errorCodes: [],
  };
}

function batchAt(tick: number, ids: readonly number[], runId: string): SampleBatch {
  const unrest = (series: number) => Math.abs(Math.sin(tick * 12.9898 + series * 78.233));
  const workers = ids.map((id) => ({
    id,
    coresUsed: unrest(id),
    states: { onCpu: unrest(id), waiting: unrest(id + 100), blocked: unrest(id + 200) },
    voluntarySwitchesPerS: unrest(id) * 200,
    involuntarySwitchesPerS: unrest(id) * 50,
    rssBytes: Math.round(13e6 + unrest(id) * 1e6),
    pssBytes: Math.round(7e6 + unrest(id) * 1e6),
    ussBytes: Math.round(5e6 + unrest(id) * 1e6),
    loopUtilisation: unrest(id + 300),
    loopDelayMs: unrest(id + 310) * 20,
    heapUsedBytes: Math.round(4e6 + unrest(id) * 1e6),
    tasksDone: tick,
  }));
  const group = { coresUsed: unrest(300), rssBytes: 24e6, threads: 3 };
  return {
    sequence: tick,
    atMs: tick * TICK_MS + unrest(400),
    elapsedMs: TICK_MS,
    coreBusy: ids.map((id) => unrest(id + 500)),
    machineCoresUsed: unrest(600) * 16,
    run: {
      runId,
      workers,
      runtimeThreads: group,
      host: group,
      otherThreads: [],
      server: null,
      total: {
        coresUsed: unrest(700) * 16,
        rssBytes: 3e8,
        pssBytes: 2e8,
        ussBytes: 1e8,
        processes: 17,
      },
      tasksDone: tick,
      tasksFailed: 0,
      tasksTotal: 2400,
    },
    monitor: group,
    othersCoresUsed: unrest(800),
    throttledShare: null,
    cpuPressure: unrest(810),
    revisions: [],
    rejectedReadings: 0,
  };
}

/** Whether it occurs; a failing match would print the whole page. */
function has(text: string, what: RegExp): boolean {
  return what.test(text);
}

describe('the built page', () => {
  it('is one file that asks for nothing', () => {
    const [script = ''] = partsOf(template, 'script type="module"', 'script');
    const [style = ''] = partsOf(template, 'style', 'style');
    const shell = template.replace(script, '').replace(style, '');
    expect(shell.length).toBeLessThan(2000);
    expect(has(shell, /\s(src|href|action)="(?!data:)/)).toBe(false);
    expect(has(style, /@import|url\((?!["']?(data:|#))/)).toBe(false);
    expect(has(script, /\bimport\s*\(|\bimport\.meta\b/)).toBe(false);
  });

  it('has one script and one style, which its policy names', () => {
    const policy = pagePolicy(template);
    expect(policy.match(/script-src 'sha256-[^ ;]+'(?=;)/g)).toHaveLength(1);
    expect(policy.match(/style-src 'sha256-[^ ;]+'(?=;)/g)).toHaveLength(1);
    // What a parser would change is not what was hashed.
    expect(has(template, /[\r\0]/)).toBe(false);
  });

  it('runs no text as code', () => {
    const scripts = partsOf(template, 'script type="module"', 'script');
    expect(scripts).toHaveLength(1);
    expect(has(scripts[0] ?? '', /<\/script|<!--/i)).toBe(false);
  });

  it('takes at most 1 MB without data', () => {
    const page = renderHtmlReport(report([reportedExperiment()]), template);
    expect(page.length).toBeGreaterThan(500_000);
    // Room for what is still to come.
    expect(page.length).toBeLessThan(0.95 * MB);
  });

  it('has one copy of what a compiler put into each file of the charts', () => {
    expect(template.split('must return a primitive value').length - 1).toBe(1);
    expect(template.split('Invalid attempt to destructure').length - 1).toBe(1);
  });

  it('takes less than 2 MB with ten minutes of sixteen workers', () => {
    const run = longRun(16);
    expect(run.samples?.ticks).toBe(2400);
    expect(renderHtmlReport(report([run]), template).length).toBeLessThan(2 * MB);
  });

  // As many as are kept one by one for a picture, and more than that.
  it.each([4000, 40_000])(
    'takes at most 300 kB more with the timeline of 64 workers and %i tasks',
    (tasks) => {
      const run = longRun(64, unevenTasks(tasks, 32));
      const picture = run.picture as ReturnType<typeof runPicture>;
      expect(picture.timeline?.lanes).toHaveLength(32);
      expect(picture.timeline?.tasks?.times === null).toBe(tasks > 4000);
      const without = { ...run, picture: { ...picture, timeline: null } };
      const [withIt, withoutIt] = [run, without].map(
        (item) => renderHtmlReport(report([item]), template).length,
      );
      expect((withIt ?? NaN) - (withoutIt ?? NaN)).toBeLessThan(300_000);
    },
  );
});

function partsOf(page: string, opening: string, element: string): readonly string[] {
  return page
    .split(`<${opening}>`)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf(`</${element}>`)));
}
