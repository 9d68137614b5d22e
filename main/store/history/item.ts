import { z } from 'zod';

import type { StrategyId, WorkloadId } from '../../../contract/catalogue.ts';
import { strategyEntry, workloadEntry } from '../../../contract/catalogue-entry.ts';
import type { HistoryEntry, HistoryKind } from '../../../contract/history.ts';
import { VERDICT_IDS } from '../../../contract/verdict.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { searchText } from './search-text.ts';
import { numberOf, type Sqlite, type SqlRow, textOf } from './sqlite.ts';

/** What the list shows of an item and the user can't change. */
export type ItemFacts = Pick<
  HistoryEntry,
  'workload' | 'strategies' | 'runtimes' | 'workers' | 'wallMs' | 'verdict' | 'runs' | 'machine'
> & {
  /** Of options, parameters and configurations: what a search may ask for beside the rest. */
  readonly labels: readonly string[];
};

/** What the user can change. */
export type ItemMarks = Pick<HistoryEntry, 'title' | 'note' | 'tags' | 'starred'>;

export type ItemState = HistoryEntry['state'];

export interface NewItem {
  readonly kind: HistoryKind;
  readonly id: string;
  readonly experimentId: string | null;
  readonly state: ItemState;
  readonly startedAt: string;
  /** Unless there is one already. */
  readonly title: string;
  readonly facts: ItemFacts;
}

const ITEM_STATES = [
  'completed',
  'failed',
  'crashed',
  'cancelled',
  'timed-out',
  'interrupted',
  'running',
  'stopped',
] as const satisfies readonly ItemState[];

export const itemState: z.ZodType<ItemState> = z.enum(ITEM_STATES);

const tags = z.array(z.string());

export const workloadId = z.custom<WorkloadId>(
  (id) => typeof id === 'string' && workloadEntry(catalogue, id) !== undefined,
);
export const strategyId = z.custom<StrategyId>(
  (id) => typeof id === 'string' && strategyEntry(catalogue, id) !== undefined,
);

const itemFacts: z.ZodType<ItemFacts> = z.object({
  workload: workloadId,
  strategies: z.array(strategyId),
  runtimes: z.array(z.string()),
  workers: z.array(z.number()),
  wallMs: z.number().nullable(),
  verdict: z.enum(VERDICT_IDS).nullable(),
  runs: z.number(),
  machine: z.string(),
  labels: z.array(z.string()),
});

/** Puts an item in, or brings it up to date; what the user changed of it stays. Returns its row. */
export function writeItem(database: Sqlite, item: NewItem, owner: string | null): number {
  const { kind, id, experimentId, state, startedAt, title, facts } = item;
  database.run(
    `INSERT INTO items (kind, id, experiment_id, state, started_at, title, facts, search, owner)
     VALUES (?, ?, ?, ?, ?, ?, ?, '', ?)
     ON CONFLICT (kind, id) DO UPDATE SET
       experiment_id = coalesce(excluded.experiment_id, experiment_id),
       state = excluded.state, facts = excluded.facts, owner = excluded.owner`,
    [kind, id, experimentId, state, startedAt, title, JSON.stringify(facts), owner],
  );
  const row = findItem(database, kind, id);
  if (row === undefined) throw new Error(`no item ${id} after it was written`);
  refreshSearch(database, row);
  return numberOf(row, 'item');
}

/** Also one that was removed. */
export function findItem(database: Sqlite, kind: HistoryKind, id: string): SqlRow | undefined {
  return database.get('SELECT * FROM items WHERE kind = ? AND id = ?', [kind, id]);
}

/** Makes what a search looks through fit the rest of the row. */
export function refreshSearch(database: Sqlite, row: SqlRow): void {
  const { title, note, tags: words } = marksOf(row);
  const facts = factsOf(row);
  const names = [facts.workload, ...facts.strategies].map(nameOf);
  const search = searchText([
    title,
    note,
    ...words,
    facts.workload,
    ...facts.strategies,
    ...names,
    ...facts.runtimes,
    facts.machine,
    ...facts.labels,
  ]);
  database.run('UPDATE items SET search = ? WHERE item = ?', [search, numberOf(row, 'item')]);
}

function nameOf(id: string): string {
  return (workloadEntry(catalogue, id) ?? strategyEntry(catalogue, id))?.label ?? id;
}

export function entryOf(row: SqlRow): HistoryEntry {
  const { workload, strategies, runtimes, workers, wallMs, verdict, runs, machine } = factsOf(row);
  return {
    kind: textOf(row, 'kind') === 'run' ? 'run' : 'experiment',
    id: textOf(row, 'id'),
    startedAt: textOf(row, 'started_at'),
    state: itemState.parse(row['state']),
    imported: numberOf(row, 'imported') === 1,
    ...marksOf(row),
    workload,
    strategies,
    runtimes,
    workers,
    wallMs,
    verdict,
    runs,
    machine,
  };
}

function marksOf(row: SqlRow): ItemMarks {
  return {
    title: textOf(row, 'title'),
    note: textOf(row, 'note'),
    tags: tags.parse(JSON.parse(textOf(row, 'tags'))),
    starred: numberOf(row, 'starred') === 1,
  };
}

function factsOf(row: SqlRow): ItemFacts {
  return itemFacts.parse(JSON.parse(textOf(row, 'facts')));
}
