import { expect, it } from 'vitest';

import { err, ok } from '../../contract/result.ts';
import { tasksOf } from '../store/history/task-times.test-support.ts';
import type { ItemSource } from './gather/item-source.ts';
import { report, reportedRun } from './html/report.test-support.ts';
import { reportText } from './report-text.ts';

const NOT_THERE = err('not-in-history', 'It is not there.');

/** Of a history that kept the first tasks alone. */
function sourceWith(kept: number, leftOut: number): ItemSource {
  return {
    run: () => NOT_THERE,
    experiment: () => NOT_THERE,
    recording: () => NOT_THERE,
    curve: () => NOT_THERE,
    tasks: (runId) => ok({ ...tasksOf(runId, kept), ...(leftOut === 0 ? {} : { leftOut }) }),
  };
}

async function toldOfTrace(kept: number, leftOut: number): Promise<readonly string[]> {
  const item = reportedRun();
  const notes: string[] = [];
  const id = { kind: 'run', id: item.result.runId } as const;
  const lines = await reportText(
    'trace',
    {
      report: report([item]),
      items: [{ source: sourceWith(kept, leftOut), item: id }],
      keepsAllSamples: false,
    },
    { appDirectory: '', tell: (note) => notes.push(note) },
  );
  expect(lines.ok && [...lines.value].join('')).toContain('"traceEvents"');
  return notes;
}

it('tells how many tasks a trace leaves out', async () => {
  const [note, ...others] = await toldOfTrace(3, 4_000);
  expect(note).toContain('3 of 4,003 tasks');
  expect(others).toEqual([]);
});

it('tells nothing of a trace that has all of them', async () => {
  expect(await toldOfTrace(3, 0)).toEqual([]);
});
