import type { VerdictId } from './verdict.ts';

const NAMES: Readonly<Record<VerdictId, string>> = {
  'too-short': 'Too short',
  noisy: 'Noisy machine',
  throttled: 'Throttled',
  'event-loop-blocked': 'Event loop blocked',
  'lock-bound': 'Lock-bound',
  'gil-bound': 'GIL-bound',
  serialised: 'Serialised',
  'overhead-dominated': 'Overhead',
  imbalanced: 'Imbalanced',
  oversubscribed: 'Oversubscribed',
  'io-bound': 'I/O-bound',
  'memory-bound': 'Memory-bound',
  'single-worker': 'Single worker',
  'scales-well': 'Scales well',
  unclear: 'Unclear',
};

/** A verdict in one or two words, for chips and columns. */
export function verdictName(id: VerdictId): string {
  return NAMES[id];
}
