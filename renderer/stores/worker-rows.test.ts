import { describe, expect, it } from 'vitest';

import type { RunHeader } from '../../contract/run.ts';
import { plainBatch, plainRun, plainWorker } from '../dev/plain-batch.ts';
import { readScene } from '../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../dev/simulated-run.ts';
import { RunSeries } from './run-series.ts';
import { finalWorkerTable, liveWorkerTable } from './worker-rows.ts';

function headerOf(query: string): RunHeader {
  const scene = readScene(new URLSearchParams(query));
  return headerFor(requestOf(scene), scene, 1_700_000_000_000);
}

function seriesWith(header: RunHeader, ids: readonly number[]): RunSeries {
  const series = new RunSeries(header.runId);
  const run = plainRun(ids.map((id) => plainWorker(id)));
  series.add(plainBatch(1, { run }), run);
  return series;
}

const perTask = headerOf('strategy=threads&result=per-task');

describe('liveWorkerTable', () => {
  it('sets workers apart that have come and gone, with one task each', () => {
    const table = liveWorkerTable(perTask, seriesWith(perTask, [7, 9]));
    expect(table.ended.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 8]);
    expect(table.ended.every(({ tasksDone }) => tasksDone === 1)).toBe(true);
  });

  it('does not take those for ended that are too new for a sample', () => {
    const table = liveWorkerTable(perTask, seriesWith(perTask, [7, 9]));
    expect(table.workers.slice(0, 3).map(({ id }) => id)).toEqual([7, 9, 10]);
    expect(liveWorkerTable(perTask, null).ended).toEqual([]);
  });

  it('keeps workers that are to last, even when no sample has them', () => {
    const lasting = headerOf('strategy=threads&workers=4');
    const table = liveWorkerTable(lasting, seriesWith(lasting, [3]));
    expect(table.workers).toHaveLength(4);
    expect(table.ended).toEqual([]);
  });
});

describe('finalWorkerTable', () => {
  it('has every worker that was started for a task among the ended', () => {
    const scene = readScene(new URLSearchParams('strategy=threads&result=per-task'));
    const table = finalWorkerTable(perTask, resultFor(perTask, 'completed', scene), null);
    expect(table.workers).toEqual([]);
    expect(table.ended).toHaveLength(perTask.workers.length);
  });

  it('has the CPU time inside critical sections where it is known', () => {
    const query = 'workload=counter&strategy=threads&result=lost-updates';
    const header = headerOf(query);
    const result = resultFor(header, 'completed', readScene(new URLSearchParams(query)));
    const table = finalWorkerTable(header, result, null);
    expect(table.workers.map(({ lockedCpuMs }) => lockedCpuMs)).toEqual([3100, 3060, 3020, 2980]);
  });

  it('adds failed tasks to the total, as the rows have them', () => {
    const scene = readScene(new URLSearchParams('strategy=threads'));
    const tasks = { total: 20, done: 7, failed: 13, lost: 0, firstLost: [] };
    const result = { ...resultFor(perTask, 'failed', scene), tasks };
    expect(finalWorkerTable(perTask, result, null).total.tasksDone).toBe(20);
    const run = plainRun([plainWorker(1)], { tasksDone: 3, tasksFailed: 2 });
    const series = new RunSeries(perTask.runId);
    series.add(plainBatch(1, { run }), run);
    expect(liveWorkerTable(perTask, series).total.tasksDone).toBe(5);
  });
});
