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

/** Tasks that wait for each other need somebody to wait for. */
export function checkWorkersMeet(request: Checked, errors: Record<string, string>): void {
  const { workload, strategy, workers, options } = request;
  if (!hasTasksThatMeet(workload) || 'workers' in errors || 'strategy' in errors) return;
  if (workers < 2) {
    errors['workers'] = 'The tasks wait for each other: take at least 2.';
    return;
  }
  const isSplit = (strategy === 'threads' || strategy === 'processes') && options.perTask !== true;
  if (workload === 'bounded-buffer' && isSplit && workers % 2 === 1) {
    errors['workers'] =
      'With an odd number a worker would be producer and consumer at once: take an even one.';
  }
}

/** A worker for each task is started while the work goes on, and that has its bounds. */
export function checkPerTask(request: Checked, errors: Record<string, string>): void {
  if (request.options.perTask !== true) return;
  const tasks = taskCountOf(request.workload, request.parameters, request.workers);
  if (!isTooManyPerTask(tasks)) return;
  errors[optionErrorKey('perTask')] =
    `There are ${formatCount(tasks)} tasks: with a worker for each there may be at most ${formatCount(MAX_WORKERS_PER_TASK)}.`;
}
