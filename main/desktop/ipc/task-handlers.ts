import type { Lab } from '../../lab/lab.ts';
import type { History } from '../../store/history/history.ts';
import { taskDetail } from '../services/task-detail.ts';
import { tasksOfRun } from '../services/tasks-of-run.ts';
import type { Handlers } from './answer.ts';

type TaskHandlers = Pick<Handlers, 'tasks:of-run' | 'tasks:detail'>;

export function taskHandlers(lab: Lab, history: History): TaskHandlers {
  return {
    'tasks:of-run': (runId) => tasksOfRun(runId, lab, history),
    'tasks:detail': ({ runId, task }) => taskDetail({ runId, task }, lab, history),
  };
}
