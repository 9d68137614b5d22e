import type { RunRequest, RunResult, RunState } from '../../../contract/run.ts';
import { headerOf } from '../../stores/run-view.ts';

/** `program`: one of the user's own. `attached`: one that ran already and is only watched. */
export type RunKind = 'workload' | 'program' | 'attached';

export function runKind(request: Pick<RunRequest, 'command' | 'attach'> | undefined): RunKind {
  if (request?.attach !== undefined) return 'attached';
  return request?.command === undefined ? 'workload' : 'program';
}

export function runKindOf(state: RunState): RunKind {
  return runKind(headerOf(state)?.request);
}

/** Whether a program of the user's own ran, or was watched. */
export function isOfProgram({ command = null }: Pick<RunResult, 'command'>): boolean {
  return command !== null;
}

/** Whether it was only watched. */
export function wasWatched({ attach = null }: Pick<RunResult, 'attach'>): boolean {
  return attach !== null;
}
