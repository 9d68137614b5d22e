/** What the scheduler has booked for one thread since its start. */
export interface Schedstat {
  readonly onCpuMs: number;
  /** Time it was runnable without a CPU. Booked when the wait ends, not while it lasts. */
  readonly waitingMs: number;
}

const NS_PER_MS = 1e6;

/** Parses `/proc/PID/task/TID/schedstat`: two counts of nanoseconds and one of time slices. */
export function parseSchedstat(text: string): Schedstat | null {
  const [onCpuNs, waitingNs] = text.split(' ', 2).map(Number);
  if (onCpuNs === undefined || waitingNs === undefined) return null;
  if (!Number.isFinite(onCpuNs) || !Number.isFinite(waitingNs)) return null;
  return { onCpuMs: onCpuNs / NS_PER_MS, waitingMs: waitingNs / NS_PER_MS };
}
