import { err } from '../../../contract/result.ts';
import type { Engine } from '../services/engine.ts';
import { QuietPushes } from '../services/quiet-pushes.ts';
import { TaskPushes } from '../services/task-pushes.ts';
import type { Push } from './register.ts';

/** Hands everything that changes in main on to the window. */
export function pushChanges(engine: Engine, push: Push): void {
  const { lab, sampler, runtimes, experiments, history, approvals } = engine;
  const runs = new QuietPushes({
    isQuiet: () => lab.isQuiet(),
    pushState: (state) => push('run:state', state),
    pushBatch: (batch) => push('monitor:samples', batch),
  });
  lab.onState((state) => runs.acceptState(state));
  sampler.onBatch((batch) => runs.acceptBatch(batch));
  const tasks = new TaskPushes(lab, (part) => push('run:tasks', part));
  sampler.onBatch(() => tasks.pushNext());
  runtimes.onFound((found) => push('runtimes:found', found));
  experiments.onState((state) => push('experiment:state', state));
  history.onChange(() => push('history:changed', null));
  history.onProblem((problem) => push('app:problem', problem));
  approvals.onProblem((problem) => push('app:problem', problem));
}

/** Tells the window of a fault that no request of its own is the cause of. */
export function pushFault(push: Push, { message }: Error): void {
  const { error } = err('internal', `Something went wrong inside Corelane: ${message}`);
  push('app:problem', error);
}
