import { MISSING } from '../../format/missing.ts';

/** A speed-up that somebody predicts: `2×`, `0.15×`, no more digits than it has. */
export function speedupText(speedup: number | null): string {
  return speedup === null ? MISSING : `${Number(speedup.toPrecision(2))}×`;
}
