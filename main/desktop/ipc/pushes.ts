import { err } from '../../../contract/result.ts';
import type { Engine } from '../services/engine.ts';
import type { Push } from './register.ts';

/** Hands everything that changes in main on to the window. */
export function pushChanges({ lab, sampler, runtimes }: Engine, push: Push): void {
  lab.onState((state) => push('run:state', state));
  sampler.onBatch((batch) => push('monitor:samples', batch));
  runtimes.onFound((found) => push('runtimes:found', found));
}

/** Tells the window of a fault that no request of its own is the cause of. */
export function pushFault(push: Push, { message }: Error): void {
  const { error } = err('internal', `Something went wrong inside Corelane: ${message}`);
  push('app:problem', error);
}
