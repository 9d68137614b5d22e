import { formatCount } from '../quantities.ts';
import type { RunWithTasks } from './trace-tasks.ts';

/** A run of which the history keeps a part of the tasks alone. */
export interface PartlyKept {
  readonly run: string;
  readonly runId: string;
  /** Tasks that are in the trace: the first that ended. */
  readonly kept: number;
  /** Tasks that ended later, and are not. */
  readonly leftOut: number;
}

/** The same runs; those that are there in part are noted as they go by. */
export function* noting(
  runs: Iterable<RunWithTasks>,
  notes: PartlyKept[],
): Generator<RunWithTasks, void, undefined> {
  for (const run of runs) {
    const { name, result, tasks } = run;
    const { leftOut = 0 } = tasks;
    if (leftOut > 0)
      notes.push({ run: name, runId: result.runId, kept: tasks.task.length, leftOut });
    yield run;
  }
}

/** The sentence that tells the user. */
export function leftOutNote(runs: readonly PartlyKept[]): string {
  const parts = runs.map(
    ({ run, kept, leftOut }) =>
      `${run}: ${formatCount(kept)} of ${formatCount(kept + leftOut)} tasks`,
  );
  return `Only in part in the trace, because the history keeps no more than the first tasks of a run to end: ${parts.join('; ')}.`;
}
