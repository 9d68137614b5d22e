/** Two samples ranked together. */
export interface Ranking {
  /** Twice the rank, so that midranks are whole numbers: of all values, ascending. */
  readonly doubled: readonly number[];
  /** Sum of the doubled ranks of the first sample. */
  readonly doubledSumOfFirst: number;
  /** Sizes of the groups of equal values, those of one value left out. */
  readonly ties: readonly number[];
}

/** Ranks 1 … n + m; equal values share the mean of their ranks. */
export function rankTogether(first: readonly number[], second: readonly number[]): Ranking {
  const all = [
    ...first.map((value) => ({ value, inFirst: true })),
    ...second.map((value) => ({ value, inFirst: false })),
  ].sort((a, b) => a.value - b.value);
  const doubled: number[] = [];
  const ties: number[] = [];
  let doubledSumOfFirst = 0;
  for (let start = 0; start < all.length;) {
    const end = endOfGroup(all, start);
    const rank = start + 1 + end;
    for (let place = start; place < end; place += 1) {
      doubled.push(rank);
      if (all[place]?.inFirst === true) doubledSumOfFirst += rank;
    }
    if (end - start > 1) ties.push(end - start);
    start = end;
  }
  return { doubled, doubledSumOfFirst, ties };
}

function endOfGroup(sorted: readonly { readonly value: number }[], start: number): number {
  let end = start + 1;
  while (end < sorted.length && sorted[end]?.value === sorted[start]?.value) end += 1;
  return end;
}
