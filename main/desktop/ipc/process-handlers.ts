import type { ProcessView } from '../services/process-view.ts';
import type { Handlers } from './answer.ts';

type ProcessHandlers = Pick<
  Handlers,
  'processes:watch' | 'process:detail' | 'process:signal' | 'process:priority'
>;

/** @param view made when it is first looked at */
export function processHandlers(view: () => Promise<ProcessView>): ProcessHandlers {
  return {
    'processes:watch': async (isWatched) => (await view()).watch(isWatched),
    'process:detail': async (identity) => (await view()).detail(identity),
    'process:signal': async (signal) => (await view()).signal(signal),
    'process:priority': async (priority) => (await view()).setPriority(priority),
  };
}
