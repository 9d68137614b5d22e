import { setImmediate as rest } from 'node:timers/promises';

import { inSlices, type SlicedWork, type Slicing } from '../../../contract/work-slices.ts';

/** Work in main with turns for samples and other questions between its parts; `null`: it was cancelled. */
export function inTurns<Value>(
  work: SlicedWork<Value>,
  told: Pick<Slicing, 'onShare' | 'isCancelled'> = {},
): Promise<Value | null> {
  return inSlices(work, { rest, ...told });
}
