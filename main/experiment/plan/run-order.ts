import { splitmix32 } from '../../lab/splitmix32.ts';
import { drawIndexes, shuffled } from '../../statistics/random.ts';

/** An odd number far from a power of two: neighbouring rounds begin far apart (2³² ÷ √3, made odd). */
const ROUND_STEP = 0x93cd3a2d;

/**
 * The order of one round: every configuration once, shuffled by what is drawn from the seed and the
 * round's number alone, so that it is the same however many rounds there will be.
 *
 * Warm-up rounds come first and are −1, −2, … in the order in which they run; those that count are
 * 1, 2, ….
 * @param seed 0 … 2³² − 1
 * @param round any whole number
 */
export function roundOrder(
  configurationIds: readonly string[],
  seed: number,
  round: number,
): readonly string[] {
  // The seed is mixed before the round is added: else round 2 of a seed were round 1 of another.
  const mixedSeed = splitmix32(seed)();
  return shuffled(configurationIds, drawIndexes(mixedSeed + Math.imul(round, ROUND_STEP)));
}
