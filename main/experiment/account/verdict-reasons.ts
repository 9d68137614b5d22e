import type { VerdictId } from '../../../contract/verdict.ts';

/** Why it is not faster, as the end of a sentence; `null`: the verdict names no limit. */
export const VERDICT_REASONS: Readonly<Record<VerdictId, string | null>> = {
  'too-short': null,
  noisy: 'other programs were on the cores',
  throttled: 'the CPU quota held it back',
  'event-loop-blocked': 'tasks blocked the event loop',
  'lock-bound': 'a lock let one run at a time',
  'gil-bound': 'the GIL let one run at a time',
  serialised: 'only one ran at a time',
  'overhead-dominated': 'handing out the tasks cost more than it gained',
  imbalanced: 'one worker had more to do than the others',
  oversubscribed: 'there were more workers than cores',
  'io-bound': 'it waited most of the time',
  'memory-bound': 'memory was probably the limit',
  'single-worker': 'there was one worker',
  'scales-well': null,
  unclear: null,
};
