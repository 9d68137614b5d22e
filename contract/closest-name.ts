/** The name that a mistyped one was probably meant to be; `null` when none is near. */
export function closestName(typed: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, edits: editDistance(typed.toLowerCase(), name.toLowerCase()) }))
    .toSorted((left, right) => left.edits - right.edits);
  const best = ranked[0];
  if (best === undefined) return null;
  return best.edits <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : null;
}

/** Fewest insertions, deletions, replacements and swaps of neighbours between two words. */
function editDistance(left: string, right: string): number {
  const rows = [Array.from({ length: right.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= left.length; row += 1) rows.push(nextRow(left, right, row, rows));
  return rows.at(-1)?.at(-1) ?? 0;
}

function nextRow(
  left: string,
  right: string,
  row: number,
  rows: readonly (readonly number[])[],
): number[] {
  const at = (r: number, c: number): number => rows[r]?.[c] ?? Infinity;
  const current = [row];
  for (let column = 1; column <= right.length; column += 1) {
    const differs = left[row - 1] === right[column - 1] ? 0 : 1;
    const swapped = left[row - 2] === right[column - 1] && left[row - 1] === right[column - 2];
    current[column] = Math.min(
      at(row - 1, column) + 1,
      (current[column - 1] ?? Infinity) + 1,
      at(row - 1, column - 1) + differs,
      swapped ? at(row - 2, column - 2) + 1 : Infinity,
    );
  }
  return current;
}
