import type { RunResult } from './run.ts';

/** Whether a program of the user's own told of tasks, so that the run's figures of tasks are theirs. */
export function tellsTasks({ command = null }: Pick<RunResult, 'command'>): boolean {
  return (command?.toldWorkers ?? 0) > 0;
}
