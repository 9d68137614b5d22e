import { err, ok, type Result } from '../../../contract/result.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import type { Lab } from '../../lab/lab.ts';
import type { History } from '../../store/history/history.ts';
import { inTurns } from './in-turns.ts';

/**
 * Of any run, as far as its tasks have ended; `null`: none has, or their times were not kept. Reading a
 * million of them takes a while: in between, samples are taken and other questions answered.
 */
export async function tasksOfRun(
  runId: string,
  lab: Pick<Lab, 'tasksOf'>,
  history: Pick<History, 'tasksInParts'>,
): Promise<Result<TaskTimes | null>> {
  const times = lab.tasksOf(runId);
  if (times !== null) return ok(times);
  // The current run is in the history as well, without its tasks: none has ended yet.
  const read = await inTurns(history.tasksInParts(runId));
  return read ?? err('internal', 'Reading the tasks of this run was given up.');
}
