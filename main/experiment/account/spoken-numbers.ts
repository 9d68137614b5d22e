import type { Interval } from '../../../contract/experiment-result.ts';

/** `1.93× (1.90–1.95)`; without an interval the factor alone. */
export function spokenFactor(ratio: number, ci95: Interval | null): string {
  const decimals = decimalsFor(ratio, ci95);
  const factor = `${ratio.toFixed(decimals)}×`;
  if (ci95 === null) return factor;
  return `${factor} (${ci95[0].toFixed(decimals)}–${ci95[1].toFixed(decimals)})`;
}

/** So many that neither end of the interval is written as the 1 that it is not. */
function decimalsFor(ratio: number, ci95: Interval | null): number {
  const distance = Math.min(...[ratio, ...(ci95 ?? [])].map((value) => Math.abs(value - 1)));
  if (distance < 0.005) return 4;
  if (distance < 0.02) return 3;
  return ratio < 10 ? 2 : 1;
}

/** `a`, `a and b`, `a, b and c`. */
export function spokenList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** The first letter large, as at the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
