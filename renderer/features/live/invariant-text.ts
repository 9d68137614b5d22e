import type { Invariant } from '../../../contract/host-protocol.ts';
import type { RunResult } from '../../../contract/run.ts';
import { formatCount, formatShare } from '../../format/quantity.ts';

/** A statement about the shared state of a run, in words. */
export interface InvariantText {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What the statement means. */
  readonly tip: string;
  readonly holds: boolean;
}

interface Words {
  readonly label: string;
  readonly tip: string;
}

/** By the names that `workloads/protocol.md` gives; a host of the user's own may have others. */
const WORDS: Readonly<Record<string, Words>> = {
  counter: {
    label: 'Shared counter',
    tip: 'What the counter stood at in the end, of what all tasks together had added.',
  },
  inside: {
    label: 'Most inside at once',
    tip: 'The most tasks that were ever past the semaphore at the same time, of as many as it admits.',
  },
  items: {
    label: 'Taken out',
    tip: 'Items that consumers took out of the buffer, of those that producers had put in.',
  },
  checksum: {
    label: 'Checksum of the items',
    tip: 'The sum of the numbers taken out has to equal that of the numbers put in.',
  },
  early: {
    label: 'Went on too early',
    tip: 'Tasks that passed the gate before all workers of their round had come.',
  },
  entered: {
    label: 'Lock entered',
    tip: 'How often the critical section was gone through, of as often as the tasks were to.',
  },
};

/** Main's word for what became of state that nothing protects: the statement's tip explains it. */
export const LOST_UPDATES = 'lost-updates';

/** What the shared state of a run came to; where nothing protected it, main's explanation is the tip. */
export function invariantTexts({
  invariants,
  warnings,
}: Pick<RunResult, 'invariants' | 'warnings'>): readonly InvariantText[] {
  const explanations = warnings.filter(({ code }) => code === LOST_UPDATES);
  let explained = 0;
  return invariants.map((invariant) => {
    const text = invariantText(invariant);
    // Main gives one explanation, in this order, for each that nobody promised and that does not hold.
    if (text.holds || invariant.guaranteed) return text;
    const explanation = explanations[explained];
    explained += 1;
    return explanation === undefined ? text : { ...text, tip: explanation.message };
  });
}

/** What an invariant came to: lost updates are called what they are. */
export function invariantText(invariant: Invariant): InvariantText {
  const { name, expected, actual, relation } = invariant;
  const holds = relation === 'equal' ? actual === expected : actual <= expected;
  const words = WORDS[name] ?? { label: name, tip: 'Stated by the run host.' };
  const isLoss = name === 'counter' && actual < expected;
  return {
    name,
    label: isLoss ? 'Lost updates' : words.label,
    value: isLoss ? lossText(invariant) : valueText(invariant, holds),
    tip: isLoss
      ? `Increments that another worker wrote over. The counter stood at ${formatCount(actual)} in the end.`
      : words.tip,
    holds,
  };
}

function lossText({ expected, actual, unit }: Invariant): string {
  const lost = expected - actual;
  return `${formatCount(lost)} of ${formatCount(expected)} ${unit} (${formatShare(lost / expected)})`;
}

function valueText({ expected, actual, unit }: Invariant, holds: boolean): string {
  if (unit === '') return holds ? 'equal' : 'differs';
  if (expected === 0) return `${formatCount(actual)} ${unit}`;
  return `${formatCount(actual)} of ${formatCount(expected)} ${unit}`;
}
