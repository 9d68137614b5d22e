import type { WorkerKind } from '../../contract/host-protocol.ts';
import { assertNever } from '../../contract/result.ts';
import type { RunState } from '../../contract/run.ts';
import type { RuntimeKind } from '../../contract/runtime.ts';

/** Name of a runtime's kind as its users write it. */
export function runtimeKindName(kind: RuntimeKind): string {
  switch (kind) {
    case 'node':
      return 'Node.js';
    case 'python':
      return 'Python';
    case 'other':
      return 'Run host';
  }
}

/** What a worker is, in one or two words. */
export function workerKindName(kind: WorkerKind): string {
  return kind === 'event-loop' ? 'event loop' : kind;
}

/** The state of a run in the words of the window. */
export function stateName(state: RunState['state']): string {
  switch (state) {
    case 'idle':
      return 'Idle';
    case 'starting':
      return 'Starting';
    case 'running':
      return 'Running';
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
    default:
      return assertNever(state);
  }
}
