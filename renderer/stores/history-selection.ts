import type { HistoryEntry } from '../../contract/history.ts';
import { type HistoryRows, keyOf } from './history-rows.ts';

/** Chosen entries by key, in the order in which they were chosen. */
export type HistorySelection = ReadonlyMap<string, HistoryEntry>;

/** The selection with one entry added or taken out. */
export function withToggled(selection: HistorySelection, entry: HistoryEntry): HistorySelection {
  const next = new Map(selection);
  if (!next.delete(keyOf(entry))) next.set(keyOf(entry), entry);
  return next;
}

/** The selection with everything between two places added; either may come first. */
export function withRange(
  selection: HistorySelection,
  rows: HistoryRows,
  from: number,
  to: number,
): HistorySelection {
  const next = new Map(selection);
  for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (row !== null) next.set(keyOf(row), row);
  }
  return next;
}

/** Fewest and most runs that can be laid over each other. */
const OVERLAY_RUNS = { least: 2, most: 8 } as const;

/** Why the chosen entries can't be laid over each other; `null`: they can. */
export function whyNoOverlay(selection: HistorySelection): string | null {
  const entries = [...selection.values()];
  const { least, most } = OVERLAY_RUNS;
  if (entries.length < least) return `Choose ${least} to ${most} runs.`;
  if (entries.some(({ kind }) => kind === 'experiment')) {
    return 'Only runs can be laid over each other: list the runs of experiments, and choose among them.';
  }
  return entries.length > most ? `At most ${most} runs fit into one picture.` : null;
}
