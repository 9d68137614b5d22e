import type { WorkloadId } from '../../../contract/catalogue.ts';
import { MAX_WORKERS_PER_TASK } from '../../../contract/limits.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { isTooManyPerTask, taskCountOf } from '../../../contract/task-count.ts';
import { formatCount } from '../../format/quantity.ts';
import { optionErrorKey } from './options/option-texts.ts';

type Checked = Omit<RunRequest, 'runtimeId'>;

/** Workloads whose tasks wait for each other: they are taken in turn, by two workers at least. */
export function hasTasksThatMeet(workload: WorkloadId): boolean {
  return workload === 'bounded-buffer' || workload === 'start-gate';
}

/** A worker for each task is started while the work goes on, and that has its bounds. */
export function checkPerTask(request: Checked, errors: Record<string, string>): void {
  if (request.options.perTask !== true) return;
  const tasks = taskCountOf(request.workload, request.parameters, request.workers);
  if (!isTooManyPerTask(tasks)) return;
  errors[optionErrorKey('perTask')] =
    `There are ${formatCount(tasks)} tasks: with a worker for each there may be at most ${formatCount(MAX_WORKERS_PER_TASK)}.`;
}
