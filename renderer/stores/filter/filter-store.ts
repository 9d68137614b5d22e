import { Observable } from '../observable.ts';
import type { FilterLanguage } from './filter-syntax.ts';
import { type FilterSubject, matchesFilter } from './matches-filter.ts';
import { type ParsedFilter, parseFilter } from './parse-filter.ts';

/** What was asked for, and what it means. */
export interface FilterView {
  readonly query: string;
  readonly parsed: ParsedFilter;
}

/**
 * Which of them are looked at: workers in the table as in the lanes, of the live run as of one from
 * the history; processes. Holds for the session.
 */
export class FilterStore {
  readonly language: FilterLanguage;
  readonly view: Observable<FilterView>;

  constructor(language: FilterLanguage) {
    this.language = language;
    this.view = new Observable({ query: '', parsed: parseFilter('', language) });
  }

  ask(query: string): void {
    if (query === this.view.get().query) return;
    this.view.set({ query, parsed: parseFilter(query, this.language) });
  }
}

/** Whether anything is left out. */
export function isFiltering({ parsed }: FilterView): boolean {
  return parsed.ok && parsed.filter !== null;
}

/** Those that are wanted, in their order; all of them while the query can't be read. */
export function wanted<Thing>(
  things: readonly Thing[],
  { parsed }: FilterView,
  subjectOf: (thing: Thing) => FilterSubject,
): readonly Thing[] {
  if (!parsed.ok || parsed.filter === null) return things;
  const { filter } = parsed;
  return things.filter((thing) => matchesFilter(subjectOf(thing), filter));
}
