/** What the scheduler has booked for one thread since its start. */
export interface Schedstat {
  readonly onCpuMs: number;
  /** Time it was runnable without a CPU. Booked when the wait ends, not while it lasts. */
  readonly waitingMs: number;
  /** How often it was given a CPU; 0 also where the scheduler does not book waits. */
  readonly slices: number;
}

const NS_PER_MS = 1e6;
const [ZERO, NINE] = [0x30, 0x39];

/**
 * Parses `/proc/PID/task/TID/schedstat`: two counts of nanoseconds and one of time slices. From its
 * bytes, as this is read of every thread at every tick.
 */
export function parseSchedstat(bytes: Uint8Array, length = bytes.length): Schedstat | null {
  const onCpuEnd = numberEnd(bytes, 0, length);
  const waitingEnd = numberEnd(bytes, onCpuEnd + 1, length);
  const slicesEnd = numberEnd(bytes, waitingEnd + 1, length);
  const isWhole = onCpuEnd > 0 && waitingEnd > onCpuEnd + 1 && slicesEnd > waitingEnd + 1;
  if (!isWhole) return null;
  const onCpuMs = numberAt(bytes, 0, onCpuEnd) / NS_PER_MS;
  const waitingMs = numberAt(bytes, onCpuEnd + 1, waitingEnd) / NS_PER_MS;
  const slices = numberAt(bytes, waitingEnd + 1, slicesEnd);
  return Number.isFinite(onCpuMs + waitingMs + slices) ? { onCpuMs, waitingMs, slices } : null;
}

/** Where the digits that begin here end. */
function numberEnd(bytes: Uint8Array, from: number, length: number): number {
  let end = from;
  while (end < length && isDigit(bytes[end])) end += 1;
  return end;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

function numberAt(bytes: Uint8Array, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at += 1) value = value * 10 + (bytes[at] ?? ZERO) - ZERO;
  return value;
}
