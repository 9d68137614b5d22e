import type { HistoryEntry } from '../../contract/history.ts';
import type { WorkerKind } from '../../contract/host-protocol.ts';
import { assertNever } from '../../contract/result.ts';
import type { RunState } from '../../contract/run.ts';

/** What a worker is, in one or two words. */
export function workerKindName(kind: WorkerKind): string {
  return kind === 'event-loop' ? 'event loop' : kind;
}

/** States of runs, and those of what lies in the history. */
export type ShownState = RunState['state'] | HistoryEntry['state'] | 'timed';

/** The state of a run or an experiment in the words of the window. */
export function stateName(state: ShownState): string {
  switch (state) {
    case 'idle':
      return 'Idle';
    case 'starting':
      return 'Starting';
    case 'running':
      return 'Running';
    case 'timed':
      return 'Under way';
    case 'stopping':
      return 'Stopping';
    case 'completed':
      return 'Completed';
    case 'failed':
      return 'Failed';
    case 'crashed':
      return 'Crashed';
    case 'cancelled':
      return 'Cancelled';
    case 'timed-out':
      return 'Timed out';
    case 'interrupted':
      return 'Interrupted';
    case 'stopped':
      return 'Stopped';
    default:
      return assertNever(state);
  }
}
