// Below, the series converges in few terms; above, it loses digits to cancellation.
const SERIES_UP_TO = 3;
const SERIES_TERMS = 60;
const FRACTION_TERMS = 120;
const FARTHEST = 40;

/**
 * P(Z ≥ z) of the standard normal distribution, relative error below 1e-11: by the series of Marsaglia
 * (2004) near the middle, by the continued fraction of Mills' ratio (Abramowitz and Stegun 26.2.14)
 * in the tail.
 * @param z ≥ 0
 */
export function normalUpperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > SERIES_UP_TO) return density / millsDenominator(z);
  let term = z;
  let sum = 0;
  for (let odd = 1; odd < 2 * SERIES_TERMS; odd += 2) {
    sum += term;
    term *= (z * z) / (odd + 2);
  }
  return 0.5 - density * sum;
}

/** z + 1 / (z + 2 / (z + 3 / …)). */
function millsDenominator(z: number): number {
  let value = z;
  for (let term = FRACTION_TERMS; term >= 1; term -= 1) value = z + term / value;
  return value;
}

/**
 * The z with P(Z ≥ z) = tail.
 * @param tail above 0, at most 0.5
 */
export function normalUpperQuantile(tail: number): number {
  let low = 0;
  let high = FARTHEST;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (normalUpperTail(middle) > tail) low = middle;
    else high = middle;
  }
}
