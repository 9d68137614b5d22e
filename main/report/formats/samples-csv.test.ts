import { describe, expect, it } from 'vitest';

import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { ReportedSamples } from '../../../contract/report.ts';
import { sampledRunsOf, samplesCsv } from '../../../contract/samples-csv.ts';
import { commandResultWith } from '../../command/command-result.test-support.ts';
import { reportedExperiment, reportedRun } from '../html/report.test-support.ts';
import { runResult } from '../run-result.test-support.ts';

const SAMPLES: ReportedSamples = {
  runId: 'run-1',
  ticks: 2,
  atS: [0.25, 0.5, 0.75],
  figures: {
    'run.total.coresUsed': [1.5, null, 2],
    'run.total.rssBytes': [4096, null, 8192],
    'run.tasksDone': [3, null, 9],
    'monitor.coresUsed': [0.01, null, null],
    othersCoresUsed: [0.5, null, null],
  },
  workers: [{ id: 0, columns: { coresUsed: [1.4, null, 1.9], tasksDone: [3, null, 9] } }],
};

function rows(
  convention: CoreConvention = 'cores',
  samples: ReportedSamples = SAMPLES,
): readonly Readonly<Record<string, string>>[] {
  const sampled = sampledRunsOf({ items: [reportedRun({ samples })] });
  const [head = [], ...lines] = [...samplesCsv(sampled, convention)].map((line) =>
    line.trimEnd().split(','),
  );
  return lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

describe('samplesCsv', () => {
  it('has a row for each sample and each subject that was there', () => {
    expect(rows().map((row) => [row['at_s'], row['subject']])).toEqual([
      ['0.25', 'total'],
      ['0.25', 'monitor'],
      ['0.25', 'others'],
      ['0.25', 'worker'],
      ['0.5', 'total'],
      ['0.75', 'total'],
      ['0.75', 'worker'],
    ]);
  });

  it('puts each figure under the name of its unit, and knows nothing in a gap', () => {
    const [total, , others, worker, gap] = rows();
    expect(total).toMatchObject({ cores_used: '1.5', rss_bytes: '4096', tasks_done: '3' });
    expect(others).toMatchObject({ cores_used: '0.5', rss_bytes: '', tasks_done: '' });
    expect(worker).toMatchObject({ worker_id: '0', worker: 'thread 0', cores_used: '1.4' });
    expect(gap).toMatchObject({ cores_used: '', rss_bytes: '', tasks_done: '' });
  });

  it('shows CPU use in the convention, in whose name the column stands', () => {
    const [total, , others, worker, gap] = rows('of-one-core');
    expect(total).toMatchObject({ cpu_percent_of_one_core: '150' });
    expect(others).toMatchObject({ cpu_percent_of_one_core: '50' });
    expect(worker).toMatchObject({ cpu_percent_of_one_core: '140' });
    expect(gap).toMatchObject({ cpu_percent_of_one_core: '' });
    expect(rows('of-limit')[0]).toMatchObject({ cpu_percent_of_limit: '75' });
    expect(total).not.toHaveProperty('cores_used');
  });

  it('puts the gauges of a worker beside its other figures, and hold-ups with the machine', () => {
    const figures = {
      ...SAMPLES.figures,
      'run.total.ussBytes': [2048, null, null],
      machineCoresUsed: [2, null, null],
      throttledShare: [0.25, null, null],
      cpuPressure: [0.5, null, null],
    };
    const gauges = {
      loopUtilisation: [0.75, null, null],
      loopDelayMs: [12.5, null, null],
      heapUsedBytes: [5_000_000, null, null],
    };
    const workers = SAMPLES.workers.map(({ id, columns }) => ({
      id,
      columns: { ...columns, ...gauges },
    }));
    const first = rows('cores', { ...SAMPLES, figures, workers });
    const of = (subject: string) => first.find((row) => row['subject'] === subject);
    const held = { throttled_share: '0.25', cpu_pressure_share: '0.5' };
    expect(of('machine')).toMatchObject({ ...held, cores_used: '2' });
    expect(of('total')).toMatchObject({ uss_bytes: '2048', throttled_share: '' });
    expect(of('worker')).toMatchObject({
      loop_busy_share: '0.75',
      loop_delay_ms: '12.5',
      heap_used_bytes: '5000000',
      cpu_pressure_share: '',
    });
    expect(of('others')).toMatchObject({ cpu_pressure_share: '', loop_delay_ms: '' });
  });

  it('names the launcher of a program of the user’s own, which has no host', () => {
    const figures = { ...SAMPLES.figures, 'run.host.coresUsed': [0.1, null, null] };
    const samples = { ...SAMPLES, figures: { ...figures, 'run.runtimeThreads.coresUsed': [0.2] } };
    const result = runResult({ command: commandResultWith() });
    const sampled = sampledRunsOf({ items: [reportedRun({ samples, result })] });
    const subjects = [...samplesCsv(sampled, 'cores')].map((line) => line.split(',')[4]);
    expect(subjects.slice(1, 4)).toEqual(['total', 'other-threads', 'launcher']);
    expect(subjects).not.toContain('host');
  });

  it('takes of a report the runs that have samples', () => {
    const items = [reportedExperiment(), reportedRun()];
    expect(sampledRunsOf({ items })).toEqual([]);
  });
});
