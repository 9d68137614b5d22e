import type { CardDifference } from '../../../contract/machine-card.ts';

/** Why a repetition on this machine would not compare, in a sentence. */
export function differenceText(differences: readonly CardDifference[]): string {
  const parts = differences.map(
    ({ label, before, after }) => `${label} was ${before} and is ${after}`,
  );
  return `This machine is not as it was then: ${parts.join('; ')}. Times from then and from now don’t compare.`;
}
