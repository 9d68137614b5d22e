/**
 * P-values adjusted by Holm's step-down procedure (1979): whoever rejects what is below α makes a wrong
 * rejection in the whole family with probability α at most, however the tests depend on each other.
 * @returns in the order given; at most 1, never below the value itself
 */
export function holm(ps: readonly number[]): readonly number[] {
  const order = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(ps.length).fill(1);
  let least = 0;
  for (const [step, { p, index }] of order.entries()) {
    least = Math.max(least, Math.min(1, p * (ps.length - step)));
    adjusted[index] = least;
  }
  return adjusted;
}
