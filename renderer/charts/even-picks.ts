/**
 * Indexes of some of `count` things, as evenly as they go, the first and the last among them; all where
 * there are no more than `most`.
 */
export function evenPicks(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const step = (count - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => Math.round(index * step));
}
