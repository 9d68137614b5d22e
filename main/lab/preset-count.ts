import type { PresetId } from '../../contract/catalogue.ts';

/** How long a preset is to take on two workers that scale. */
const TARGET_MS: Readonly<Record<PresetId, number>> = { quick: 1000, long: 10_000 };
const PRESET_WORKERS = 2;
const LEAST_COUNT = 2;

/**
 * The parameter's value for a preset.
 * @param unitMs time of one unit, with as many workers as it was measured with
 * @param measuredWorkers 1 or 2
 */
export function presetCount(
  preset: PresetId,
  unitMs: number,
  measuredWorkers: number,
  bounds: { readonly min: number; readonly max: number },
): number {
  const exact = ((PRESET_WORKERS / measuredWorkers) * TARGET_MS[preset]) / unitMs;
  const rounded = Number(exact.toPrecision(2));
  return Math.min(Math.max(Math.round(rounded), LEAST_COUNT, bounds.min), bounds.max);
}
