import type { RunResult, RunState } from '../../../contract/run.ts';
import { type RunKind, runKind } from '../../../contract/run-kind.ts';
import { headerOf } from '../../stores/run-view.ts';

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
