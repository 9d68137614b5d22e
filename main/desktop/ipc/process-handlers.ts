import type { ProcessView } from '../services/process-view.ts';
import type { Handlers } from './answer.ts';

type ProcessHandlers = Pick<
  Handlers,
  'processes:watch' | 'process:detail' | 'process:signal' | 'process:priority'
>;

export function processHandlers(view: ProcessView): ProcessHandlers {
  return {
    'processes:watch': (isWatched) => view.watch(isWatched),
    'process:detail': (identity) => view.detail(identity),
    'process:signal': (signal) => view.signal(signal),
    'process:priority': (priority) => view.setPriority(priority),
  };
}
