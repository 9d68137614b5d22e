import type { WorkerIdentity } from '../../../contract/run.ts';
import type { OtherThreadsTrack, RunTrack } from './run-track.ts';

/**
 * The threads that are no workers, as far as that is still so: a process is sampled before it is known
 * as a worker, and its threads are then taken for the host's.
 */
export function knownOtherThreads(
  track: RunTrack | null,
  workers: readonly WorkerIdentity[],
): readonly OtherThreadsTrack[] {
  if (track === null) return [];
  const firstTicks = new Map(track.workers.map(({ id, firstTick }) => [id, firstTick]));
  const knownFrom = new Map<number, number>();
  for (const { id, pid, kind } of workers) {
    const firstTick = firstTicks.get(id);
    if (kind === 'process' && firstTick !== undefined) knownFrom.set(pid, firstTick);
  }
  return track.otherThreads.filter((row) => {
    const from = row.pid === null ? undefined : knownFrom.get(row.pid);
    return from === undefined || row.firstTick + row.threads.length - 1 > from;
  });
}
