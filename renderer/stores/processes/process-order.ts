import { keyOf, type ProcessKey } from './process-row.ts';
import { stateName } from './process-states.ts';
import type { ProcessNode } from './process-tree.ts';

export const PROCESS_COLUMNS = [
  'name',
  'pid',
  'user',
  'state',
  'cpu',
  'memory',
  'threads',
  'read',
  'written',
] as const;

export type ProcessColumn = (typeof PROCESS_COLUMNS)[number];

export interface ProcessSort {
  readonly column: ProcessColumn;
  readonly descending: boolean;
}

/** Places of the order before, by which equal ones are kept apart; those without one come last. */
export type ProcessRanks = ReadonlyMap<ProcessKey, number>;

/** Numbers begin with the greatest, words with the first. */
export function firstDirection(column: ProcessColumn): ProcessSort {
  return { column, descending: !['name', 'pid', 'user', 'state'].includes(column) };
}

/**
 * Processes as they stood before, new ones behind; with a sort, by its column. Equal ones keep their
 * places, and nearly equal ones are equal: nobody looks for the process with a KiB more.
 * @param isOfTree whether figures are those of all that is below, too
 */
export function ordered(
  nodes: readonly ProcessNode[],
  ranks: ProcessRanks,
  sort: ProcessSort | null,
  isOfTree: boolean,
): readonly ProcessNode[] {
  const rankOf = ({ row }: ProcessNode) => ranks.get(keyOf(row)) ?? Number.POSITIVE_INFINITY;
  const kept = nodes.toSorted(
    (a, b) => compareRanks(rankOf(a), rankOf(b)) || a.row.pid - b.row.pid,
  );
  if (sort === null) return kept;
  const values = new Map(kept.map((node) => [node, valueOf(node, sort.column, isOfTree)]));
  return kept.toSorted((a, b) =>
    compare(values.get(a) ?? null, values.get(b) ?? null, sort.descending),
  );
}

/** Two without a place are equal: ∞ − ∞ is no number. */
function compareRanks(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

type Value = number | string | null;

/** What is not known comes last, whichever way. */
function compare(a: Value, b: Value, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const ascending =
    typeof a === 'string' || typeof b === 'string'
      ? String(a).localeCompare(String(b), 'en', { sensitivity: 'base' })
      : a - b;
  return descending ? -ascending : ascending;
}

const MIB = 1024 ** 2;
const KIB = 1024;

function valueOf({ row, total }: ProcessNode, column: ProcessColumn, isOfTree: boolean): Value {
  const figures = isOfTree ? total : row;
  switch (column) {
    case 'name':
      return row.name;
    case 'pid':
      return row.pid;
    case 'user':
      return row.user;
    case 'state':
      return stateName(row.state);
    case 'cpu':
      return inSteps(figures.coresUsed, 0.01);
    case 'memory':
      return inSteps(figures.rssBytes, MIB);
    case 'threads':
      return figures.threads;
    case 'read':
      return inSteps(figures.readBytesPerS, KIB);
    case 'written':
      return inSteps(figures.writtenBytesPerS, KIB);
  }
}

function inSteps(value: number | null, step: number): number | null {
  return value === null ? null : Math.round(value / step);
}
