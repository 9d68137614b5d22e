/**
 * Shares to the hundredth, which no strip is high enough to show: more digits would only make a report
 * larger. NaN stays a gap.
 */
export function inHundredths(shares: Float32Array): Float64Array {
  return Float64Array.from(shares, (share) => Math.round(share * 100) / 100);
}
