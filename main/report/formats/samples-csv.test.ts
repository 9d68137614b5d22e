import { describe, expect, it } from 'vitest';

import type { ReportedSamples } from '../../../contract/report.ts';
import { sampledRunsOf, samplesCsv } from '../../../contract/samples-csv.ts';
import { reportedExperiment, reportedRun } from '../html/report.test-support.ts';

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

function rows(): readonly Readonly<Record<string, string>>[] {
  const sampled = sampledRunsOf({ items: [reportedRun({ samples: SAMPLES })] });
  const [head = [], ...lines] = [...samplesCsv(sampled)].map((line) => line.trimEnd().split(','));
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

  it('takes of a report the runs that have samples', () => {
    const items = [reportedExperiment(), reportedRun()];
    expect(sampledRunsOf({ items })).toEqual([]);
  });
});
