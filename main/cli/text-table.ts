export type Alignment = 'left' | 'right';

export interface Column {
  readonly title: string;
  readonly align: Alignment;
}

const GAP = '  ';

/** Rows under their titles, columns aligned, no trailing blanks, one line break at the end. */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) =>
    Math.max(...all.map((row) => (row[index] ?? '').length)),
  );
  const toLine = (row: readonly string[]): string =>
    columns
      .map(({ align }, index) => pad(row[index] ?? '', widths[index] ?? 0, align))
      .join(GAP)
      .trimEnd();
  return all.map((row) => `${toLine(row)}\n`).join('');
}

/** Labels and what they stand for, one pair a line. */
export function pairs(entries: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(...entries.map(([label]) => label.length));
  return entries.map(([label, value]) => `${label.padEnd(width)}${GAP}${value}\n`).join('');
}

function pad(text: string, width: number, align: Alignment): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width);
}
