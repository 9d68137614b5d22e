import type { HistoryEntry, HistoryId } from '../../contract/history.ts';

/** Entries in the order of the list; `null`: that place has not been read yet. */
export type HistoryRows = readonly (HistoryEntry | null)[];

/** Tells entries of both kinds apart. */
export function keyOf({ kind, id }: HistoryId): string {
  return `${kind}:${id}`;
}

/** The rows with one page of answers put in its place; the length is what main says there are. */
export function withPage(
  rows: HistoryRows,
  offset: number,
  entries: readonly HistoryEntry[],
  total: number,
): HistoryRows {
  const next = Array.from({ length: total }, (_, index) => rows[index] ?? null);
  entries.forEach((entry, index) => {
    if (offset + index < total) next[offset + index] = entry;
  });
  return next;
}

/** The rows with one entry replaced by its newer self. */
export function withEntry(rows: HistoryRows, entry: HistoryEntry): HistoryRows {
  const key = keyOf(entry);
  return rows.map((row) => (row !== null && keyOf(row) === key ? entry : row));
}

/** First places of the pages that hold something unread between `first` and `end` − 1. */
export function missingPages(
  rows: HistoryRows,
  first: number,
  end: number,
  pageSize: number,
): readonly number[] {
  const pages = new Set<number>();
  for (let index = Math.max(0, first); index < Math.min(end, rows.length); index += 1) {
    if (rows[index] === null) pages.add(Math.floor(index / pageSize) * pageSize);
  }
  return [...pages];
}

/** Place of an entry among the rows; −1: it is not among those that were read. */
export function indexOfKey(rows: HistoryRows, key: string | null): number {
  if (key === null) return -1;
  return rows.findIndex((row) => row !== null && keyOf(row) === key);
}
