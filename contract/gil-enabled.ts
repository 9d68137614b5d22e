import type { RunOptions } from './run-options.ts';
import type { RuntimeFeatures } from './runtime.ts';

/**
 * Whether a run's interpreter has a GIL while it works: the run's option where the build obeys one,
 * else what a plain start of it gave. `null`: no Python, or it could not tell.
 */
export function gilEnabled(
  { gilEnabled: byDefault, freeThreadedBuild }: RuntimeFeatures,
  { gil }: RunOptions,
): boolean | null {
  return freeThreadedBuild === true && gil !== undefined ? gil === 'on' : byDefault;
}
