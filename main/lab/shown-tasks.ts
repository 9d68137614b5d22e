import { percentiles } from '../../contract/percentiles.ts';
import type { RunResult, TaskCounts } from '../../contract/run.ts';
import type { HostSession } from './host-session.ts';
import type { TaskLedger } from './task-ledger.ts';

export interface ShownTasks {
  readonly ledger: TaskLedger;
  readonly counts: TaskCounts;
}

export type TaskFigures = Pick<
  RunResult,
  'tasks' | 'taskErrors' | 'taskTotalMs' | 'taskMs' | 'queueWaitMs' | 'transferMs'
>;

/**
 * The tasks that are shown of a run: where a program of the user's own tells of tasks these, else those
 * of the host.
 */
export function shownTasks(session: HostSession): ShownTasks {
  const told = session.told.ledger;
  if (told === null) return { ledger: session.ledger, counts: taskCounts(session) };
  const { done, failed } = told;
  // How many there were to be, nobody says.
  return { ledger: told, counts: { total: done + failed, done, failed, lost: 0, firstLost: [] } };
}

export function taskFigures(session: HostSession): TaskFigures {
  const { ledger, counts } = shownTasks(session);
  return {
    tasks: counts,
    taskErrors: ledger.errorCounts(),
    taskTotalMs: ledger.taskTotalMs(),
    taskMs: percentiles(ledger.workMs()),
    queueWaitMs: percentiles(ledger.queueMs()),
    transferMs: percentiles(ledger.transferMs()),
  };
}

/** Tasks by how they ended; those without an end are lost, whatever became of the run. */
export function taskCounts(session: HostSession): TaskCounts {
  const { ledger, tasksTotal: total } = session;
  const lost = total - ledger.done - ledger.failed;
  return { total, done: ledger.done, failed: ledger.failed, lost, firstLost: session.firstLost() };
}
