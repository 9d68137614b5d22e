import type { RunResult } from './run.ts';

/** A program of the user's own that ran for longer was read at least once. */
const LEAST_READ_MS = 1000;

/**
 * Why the PSS of a program of the user's own is not known: it is read while that runs, first about half
 * a second after its start, and counts when all its processes could be read in one pass. `null`: it is
 * known, or there is no telling.
 */
export function pssNote({
  peakPssBytes,
  command = null,
  wallMs,
  machine,
}: Pick<RunResult, 'peakPssBytes' | 'command' | 'wallMs' | 'machine'>): string | null {
  const isReadable = command !== null && machine.platform === 'linux';
  if (peakPssBytes !== null || !isReadable || wallMs === null) return null;
  return wallMs < LEAST_READ_MS
    ? 'not read: shorter than 1 s'
    : 'not read: no pass over its processes was whole';
}
