import type { RunResult } from '../../../contract/run.ts';
import { formatCount } from '../../format/quantity.ts';
import { Figure, FigureGroup } from './figure.tsx';
import { TaskTimes } from './task-times.tsx';

interface ToldTasksProps {
  readonly result: RunResult;
  /** Workers of its own that it told of. */
  readonly workers: number;
}

/** What a program of the user's own told of its tasks. */
export function ToldTasks({ result, workers }: ToldTasksProps) {
  const { done, failed } = result.tasks;
  return (
    <div className="told-tasks" role="group" aria-label="Tasks it told of">
      <FigureGroup title="Tasks it told of">
        <Figure
          label="Tasks"
          value={formatCount(done + failed)}
          detail={`in ${formatCount(workers)} ${workers === 1 ? 'worker' : 'workers'}`}
          tip="By its own word: lines of the run-host protocol among what it printed. The verdict does not rest on them."
        />
        <Figure
          label="Failed tasks"
          value={formatCount(failed)}
          tip="Tasks that it told an error of. Whether it succeeded, its exit code says."
        />
      </FigureGroup>
      <TaskTimes result={result} />
    </div>
  );
}
