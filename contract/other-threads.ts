import type { OtherThreadsSample } from './sample.ts';

/** More rows than any run has whose threads are named sensibly; those above it are summed. */
export const MAX_OTHER_THREADS_ROWS = 256;

/** Name of the row of what threads used that have ended within a tick. */
export const ENDED_THREADS = '(ended threads)';

/** Likewise, of processes of a followed program. */
export const ENDED_PROCESSES = '(ended processes)';

/** Name of the row that sums what is beyond `MAX_OTHER_THREADS_ROWS`. */
export const MORE_THREADS = '(others)';

/** What tells one row from another, tick by tick. */
export function otherThreadsKey({
  pid,
  role,
  name,
}: Pick<OtherThreadsSample, 'pid' | 'role' | 'name'>): string {
  return `${pid ?? ''} ${role} ${name}`;
}
