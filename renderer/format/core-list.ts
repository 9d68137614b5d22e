/** Cores as people write them: `core 0`, `cores 0–1`, `cores 0–3, 8, 10–11`. */
export function formatCoreList(cores: readonly number[]): string {
  const sorted = [...new Set(cores)].sort((a, b) => a - b);
  const ranges: { first: number; last: number }[] = [];
  for (const core of sorted) {
    const range = ranges.at(-1);
    if (range?.last === core - 1) range.last = core;
    else ranges.push({ first: core, last: core });
  }
  const texts = ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  return `${sorted.length === 1 ? 'core' : 'cores'} ${texts.join(', ')}`;
}
