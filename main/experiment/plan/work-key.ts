import type { Workload } from '../../../contract/catalogue.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { taskCountOf } from '../../../contract/task-count.ts';
import { meantParameters } from './matrix-cells.ts';

/**
 * Names the work of a run: `primes tasks=48 size=80000 sizes="uniform" seed=1`. Runs with the same
 * one do the same tasks, so their digests must agree.
 *
 * Where every worker takes part in every round there are more tasks with more workers: that is other
 * work, and the number of tasks is part of the name.
 */
export function workKey(workload: Workload, request: RunRequest): string {
  const { parameters, workers, seed } = request;
  const meant = Object.entries(meantParameters(workload, parameters));
  const values = meant.map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const dependsOnWorkers =
    taskCountOf(workload.id, parameters, 1) !== taskCountOf(workload.id, parameters, 2);
  const extent = dependsOnWorkers ? [`workers=${workers}`] : [];
  return [workload.id, ...values, ...extent, `seed=${seed}`].join(' ');
}
