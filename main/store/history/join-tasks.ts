import { sameMembers } from '../../../contract/same-members.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';

/**
 * The task times of parts that follow each other.
 * @throws Error when they name other errors: they are not of one run
 */
export function joinTasks(runId: string, parts: readonly TaskTimes[]): TaskTimes {
  const tasks = parts.reduce((sum, { task }) => sum + task.length, 0);
  const joined = {
    runId,
    task: new Uint32Array(tasks),
    worker: new Uint32Array(tasks),
    queuedNs: new Float64Array(tasks),
    startedNs: new Float64Array(tasks),
    finishedNs: new Float64Array(tasks),
    receivedNs: new Float64Array(tasks),
    error: new Uint16Array(tasks),
    errorCodes: commonCodes(parts),
  };
  let at = 0;
  for (const part of parts) {
    joined.task.set(part.task, at);
    joined.worker.set(part.worker, at);
    joined.queuedNs.set(part.queuedNs, at);
    joined.startedNs.set(part.startedNs, at);
    joined.finishedNs.set(part.finishedNs, at);
    joined.receivedNs.set(part.receivedNs, at);
    joined.error.set(part.error, at);
    at += part.task.length;
  }
  return joined;
}

function commonCodes(parts: readonly TaskTimes[]): readonly string[] {
  const codes = parts[0]?.errorCodes ?? [];
  const isSame = parts.every(({ errorCodes }) => sameMembers(errorCodes, codes));
  if (!isSame) throw new Error('task times of several runs');
  return codes;
}
