import { ok, type Result } from '../../../contract/result.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { taskCountOf } from '../../../contract/task-count.ts';
import type { TaskDetail } from '../../../contract/task-times.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import type { Lab } from '../../lab/lab.ts';
import { taskSize } from '../../run-hosts/conformance/task-size.ts';
import type { History } from '../../store/history/history.ts';

/** One task of one run. */
export interface TaskPlace {
  readonly runId: string;
  /** Its index. */
  readonly task: number;
}

/** Fails for a run that is neither the current nor the last one, and not in the history. */
export function taskDetail(
  { runId, task }: TaskPlace,
  lab: Pick<Lab, 'state' | 'digestOf'>,
  history: Pick<History, 'run'>,
): Result<TaskDetail> {
  const request = requestOf(runId, lab, history);
  if (!request.ok) return request;
  return ok({ digest: lab.digestOf(runId, task), size: sizeOfTask(request.value, task) });
}

function requestOf(
  runId: string,
  lab: Pick<Lab, 'state'>,
  history: Pick<History, 'run'>,
): Result<RunRequest> {
  const state = lab.state();
  if (state.state !== 'idle' && state.run.runId === runId) return ok(state.run.request);
  const run = history.run(runId);
  return run.ok ? ok(run.value.header.request) : run;
}

/**
 * What task `task` has for `size`, by “Task sizes” in `workloads/protocol.md`; `null`: the workload has
 * no parameter of that name, or the run no such task.
 */
export function sizeOfTask(request: RunRequest, task: number): number | null {
  const { workload, parameters, workers, seed } = request;
  const { size, sizes = 'uniform' } = parameters;
  const tasksTotal = taskCountOf(workload, parameters, workers);
  const least = leastSize(workload);
  if (typeof size !== 'number' || typeof sizes !== 'string' || least === null) return null;
  if (tasksTotal === null || task >= tasksTotal) return null;
  return taskSize({ size, sizes, least, tasksTotal, seed, task });
}

function leastSize(workload: RunRequest['workload']): number | null {
  const { parameters = [] } = catalogue.workloads.find(({ id }) => id === workload) ?? {};
  const size = parameters.find(({ name }) => name === 'size');
  return size?.type === 'integer' ? size.min : null;
}
