import type { RunState } from '../../../contract/run.ts';
import { headerOf } from '../../stores/run-view.ts';
import { hasOneWorker } from './possible-cores.ts';

/** How many workers a run will have, as far as room is to be kept for them. */
export function expectedWorkers(state: RunState): number {
  const request = headerOf(state)?.request;
  if (request === undefined) return 0;
  // Nobody knows how many it will have.
  if (request.command !== undefined) return 0;
  // They have all come and gone.
  if ('result' in state && request.options.perTask === true) return 0;
  return hasOneWorker(request.strategy) ? 1 : request.workers;
}
