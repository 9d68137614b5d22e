/** The sum, or `null` as soon as one part is not known, or when there is no part at all. */
export function sumKnown(numbers: readonly (number | null)[]): number | null {
  let total = 0;
  for (const number of numbers) {
    if (number === null) return null;
    total += number;
  }
  return numbers.length === 0 ? null : total;
}
