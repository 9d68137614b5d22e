const NAMES: Readonly<Record<string, string>> = {
  R: 'running',
  S: 'sleeping',
  D: 'disk wait',
  T: 'stopped',
  t: 'traced',
  Z: 'zombie',
  I: 'idle',
  X: 'dead',
};

/** A word for the letter of a state; the letter itself where it has none. */
export function stateName(state: string): string {
  return NAMES[state] ?? state;
}

/** Suspended, by a signal or by a debugger. */
export function isSuspended(state: string): boolean {
  return state === 'T' || state === 't';
}
