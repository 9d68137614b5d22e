import type { TaskRecord } from '../../contract/host-protocol.ts';
import type { Failure } from '../../contract/result.ts';

/** Where processes don't share a clock, the handshake finds the difference this well. */
const CLOCK_ERROR_NS = 50e6;

/** What contradicts itself in the times of a task; `null`: nothing. */
export function contradictionIn(record: TaskRecord): Failure | null {
  const { task, queuedNs, startedNs, finishedNs, receivedNs } = record;
  if (receivedNs !== undefined && receivedNs < finishedNs) return receivedEarly(task);
  return queuedNs > startedNs + CLOCK_ERROR_NS ? queuedLate(task) : null;
}

/**
 * Whether the time that the work took contradicts that of a worker's last task.
 * @param lastEndNs of its tasks; 0: it had none
 * @param endNs of the work
 */
export function endedAfterWork(lastEndNs: number, endNs: number): boolean {
  return lastEndNs > endNs + CLOCK_ERROR_NS;
}

export function endedLate(worker: string): Failure {
  const message = `The run host reported tasks of ${worker} that ended after its work: its wall time, or the times of its tasks, can’t be trusted.`;
  return { code: 'ended-late', message };
}

/** No other figure of the run rests on when a result came: that moment alone is not known. */
function receivedEarly(task: number): Failure {
  const message = `The run host reported the result of task ${task} as received before the task ended; that moment was ignored.`;
  return { code: 'received-early', message };
}

/** A wait below zero is none. */
function queuedLate(task: number): Failure {
  const message = `The run host reported task ${task} as queued after it had begun: the waiting times of this run can’t be trusted.`;
  return { code: 'queued-late', message };
}
