const STEPS = [1, 2, 2.5, 5, 10] as const;
const WANTED_TICKS = 5;

/** Round numbers from 0 to at least `maximum`, evenly spaced, about five of them. */
export function axisTicks(maximum: number): readonly number[] {
  if (maximum <= 0) return [0, 1];
  const rough = maximum / WANTED_TICKS;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * (STEPS.find((factor) => factor * magnitude >= rough) ?? 10);
  const count = Math.ceil(maximum / step - 1e-9);
  // Without rounding, 3 × 0.1 would be written as 0.30000000000000004.
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
