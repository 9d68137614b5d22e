import type { RunResult } from '../../../contract/run.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import { workStartMsOf } from '../../../contract/work-start.ts';

const NS_PER_MS = 1_000_000;
const NS_PER_S = 1_000_000_000;

/** Times of a run as times of a trace, which has none before 0: whole nanoseconds. */
export interface RunClock {
  /** @param workNs since the start of the work; before it, negative */
  ofWork(workNs: number): number;
  /** @param atS seconds since the run was started */
  ofRun(atS: number): number;
}

/** A trace begins with the run; a task that was queued before that, by another clock, moves all. */
export function runClock({
  result,
  tasks,
}: {
  readonly result: Pick<RunResult, 'startupMs' | 'workStartMs'>;
  readonly tasks: Pick<TaskTimes, 'queuedNs' | 'startedNs'>;
}): RunClock {
  const startupNs = Math.round((workStartMsOf(result) ?? 0) * NS_PER_MS);
  const workStartNs = Math.max(startupNs, -least(tasks.queuedNs), -least(tasks.startedNs));
  return {
    ofWork: (workNs) => workStartNs + Math.round(workNs),
    ofRun: (atS) => workStartNs - startupNs + Math.max(0, Math.round(atS * NS_PER_S)),
  };
}

function least(columnNs: Float64Array): number {
  return columnNs.reduce((least, value) => Math.min(least, value), 0);
}
