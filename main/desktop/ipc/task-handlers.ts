import { ok } from '../../../contract/result.ts';
import type { Lab } from '../../lab/lab.ts';
import type { History } from '../../store/history/history.ts';
import { taskDetail } from '../services/task-detail.ts';
import type { Handlers } from './answer.ts';

type TaskHandlers = Pick<Handlers, 'tasks:of-run' | 'tasks:detail'>;

export function taskHandlers(lab: Lab, history: History): TaskHandlers {
  return {
    'tasks:of-run': (runId) => {
      const times = lab.tasksOf(runId);
      if (times !== null) return ok(times);
      // The current run is in the history as well, without its tasks: none has ended yet.
      return history.tasks(runId);
    },
    'tasks:detail': ({ runId, task }) => taskDetail({ runId, task }, lab, history),
  };
}
