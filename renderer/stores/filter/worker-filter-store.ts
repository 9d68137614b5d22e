import { Observable } from '../observable.ts';
import type { FilterSubject } from './match-worker.ts';
import { matchesFilter } from './match-worker.ts';
import { type ParsedFilter, parseFilter } from './parse-filter.ts';

/** What was asked for, and what it means. */
export interface WorkerFilterView {
  readonly query: string;
  readonly parsed: ParsedFilter;
}

/**
 * Which workers of a run are looked at: in the table as in the lanes, of the live run as of one from
 * the history. Holds for the session.
 */
export class WorkerFilterStore {
  readonly view = new Observable<WorkerFilterView>(viewOf(''));

  ask(query: string): void {
    if (query !== this.view.get().query) this.view.set(viewOf(query));
  }
}

/** Those that are wanted, in their order; all of them while the query can't be read. */
export function wantedWorkers<Worker extends FilterSubject>(
  workers: readonly Worker[],
  { parsed }: WorkerFilterView,
): readonly Worker[] {
  if (!parsed.ok || parsed.filter === null) return workers;
  const { filter } = parsed;
  return workers.filter((worker) => matchesFilter(worker, filter));
}

function viewOf(query: string): WorkerFilterView {
  return { query, parsed: parseFilter(query) };
}
