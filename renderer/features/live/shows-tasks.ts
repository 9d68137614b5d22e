import type { RunState } from '../../../contract/run.ts';
import { tellsTasks } from '../../../contract/tells-tasks.ts';
import { runKindOf } from './run-kind.ts';

/**
 * Whether a run has tasks to be shown: a program of the user's own only where it tells of some, and else
 * its one task is itself.
 * @param tasksTold so far, of a run under way
 */
export function showsTasks(state: RunState, tasksTold: number | null): boolean {
  if (runKindOf(state) === 'workload') return true;
  return 'result' in state ? tellsTasks(state.result) : (tasksTold ?? 0) > 0;
}
