import type {
  HistoryEntry,
  HistoryFacts,
  HistoryId,
  HistoryPatch,
  HistoryQuery,
} from '../../contract/history.ts';
import type { Failure, Result } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';
import {
  type HistoryRows,
  indexOfKey,
  keyOf,
  missingPages,
  withEntry,
  withPage,
} from './history-rows.ts';
import { type HistorySelection, withRange, withToggled } from './history-selection.ts';
import { Observable } from './observable.ts';

export type HistoryFilter = Omit<HistoryQuery, 'offset' | 'limit'>;

export interface HistoryView {
  readonly filter: HistoryFilter;
  /** `null`: nothing has been read yet. */
  readonly rows: HistoryRows | null;
  /** Place of the entry that the keys act on. */
  readonly active: number;
  readonly selection: HistorySelection;
  /** Why the list could not be read. */
  readonly error: Failure | null;
  readonly facts: HistoryFacts | null;
}

const PAGE_SIZE = 100;

/** Typing asks main once it pauses. */
const SEARCH_DELAY_MS = 180;

/** During an experiment things change with every run: they are read again at most this often. */
const RELOAD_DELAY_MS = 400;

export const NO_FILTER: HistoryFilter = {
  text: '',
  kind: null,
  starredOnly: false,
  withRunsOfExperiments: false,
};

/** The list of runs and experiments, as far as it has been looked at. */
export class HistoryStore {
  readonly #bridge: Bridge;
  readonly view = new Observable<HistoryView>({
    filter: NO_FILTER,
    rows: null,
    active: 0,
    selection: new Map(),
    error: null,
    facts: null,
  });
  /** What is in sight: read again when something has changed. */
  #window = { first: 0, end: PAGE_SIZE };
  /** Answers to older questions are dropped. */
  #generation = 0;
  readonly #asked = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isShown = false;
  #isStale = true;
  /** Where a range begins that Shift extends. */
  #anchor = 0;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** The list came into sight. Returns what is to be done when it leaves it. */
  readonly show = (): (() => void) => {
    this.#isShown = true;
    if (this.#isStale) void this.reload();
    return () => {
      this.#isShown = false;
    };
  };

  /** Something in the history has changed: what is shown is read again, a little later. */
  noteChange(): void {
    this.#isStale = true;
    if (this.#isShown) this.#reloadAfter(RELOAD_DELAY_MS, false);
  }

  setFilter(patch: Partial<HistoryFilter>): void {
    const filter = { ...this.view.get().filter, ...patch };
    this.#patch({ filter, active: 0, selection: new Map() });
    this.#window = { first: 0, end: PAGE_SIZE };
    this.#anchor = 0;
    this.#reloadAfter('text' in patch ? SEARCH_DELAY_MS : 0, true);
  }

  /** Reads what is in sight anew, and forgets the rest. */
  async reload(): Promise<void> {
    this.#isStale = false;
    this.#generation += 1;
    this.#asked.clear();
    const facts = this.#bridge.request('history:facts', null);
    const start = Math.floor(this.#window.first / PAGE_SIZE) * PAGE_SIZE;
    await this.#readPage(start, true);
    this.need(this.#window.first, this.#window.end);
    const answer = await facts;
    if (answer.ok) this.#patch({ facts: answer.value });
  }

  /** Rows `first` … `end` − 1 are in sight, or are about to be. */
  need(first: number, end: number): void {
    this.#window = { first, end };
    const { rows } = this.view.get();
    if (rows === null) return;
    for (const offset of missingPages(rows, first, end, PAGE_SIZE)) void this.#readPage(offset);
  }

  activate(index: number): void {
    const last = (this.view.get().rows?.length ?? 0) - 1;
    this.#patch({ active: Math.max(0, Math.min(last, index)) });
  }

  /** Chooses the entry at a place, or takes it out again. */
  toggle(index: number): void {
    const { rows, selection } = this.view.get();
    const entry = rows?.[index] ?? null;
    if (entry === null) return;
    this.#anchor = index;
    this.#patch({ active: index, selection: withToggled(selection, entry) });
  }

  /** Chooses everything from the last single choice to here, reading what has not been read yet. */
  async extendTo(index: number): Promise<void> {
    this.activate(index);
    const to = this.view.get().active;
    const from = this.#anchor;
    const rows = this.view.get().rows ?? [];
    const offsets = missingPages(rows, Math.min(from, to), Math.max(from, to) + 1, PAGE_SIZE);
    await Promise.all(offsets.map((offset) => this.#readPage(offset)));
    const { selection } = this.view.get();
    this.#patch({ selection: withRange(selection, this.view.get().rows ?? [], from, to) });
  }

  clearSelection(): void {
    this.#patch({ selection: new Map() });
  }

  /** What an action is about: the chosen entries, else the one that the keys act on. */
  subjects(): readonly HistoryEntry[] {
    const { selection, rows, active } = this.view.get();
    if (selection.size > 0) return [...selection.values()];
    const entry = rows?.[active] ?? null;
    return entry === null ? [] : [entry];
  }

  async update(item: HistoryId, patch: HistoryPatch): Promise<Result<HistoryEntry>> {
    const { kind, id } = item;
    const answer = await this.#bridge.request('history:update', { item: { kind, id }, patch });
    if (!answer.ok) return answer;
    const { rows, selection } = this.view.get();
    const isChosen = selection.has(keyOf(item));
    this.#patch({
      rows: rows === null ? null : withEntry(rows, answer.value),
      selection: isChosen ? new Map(selection).set(keyOf(item), answer.value) : selection,
    });
    return answer;
  }

  /** Deletes entries; the answer's token brings them back. */
  async remove(items: readonly HistoryId[]): Promise<Result<{ readonly undoToken: string }>> {
    const ids = items.map(({ kind, id }) => ({ kind, id }));
    const answer = await this.#bridge.request('history:delete', ids);
    if (!answer.ok) return answer;
    const selection = new Map(this.view.get().selection);
    for (const item of items) selection.delete(keyOf(item));
    this.#patch({ selection });
    await this.reload();
    return answer;
  }

  async undoRemove(undoToken: string): Promise<Result<null>> {
    const answer = await this.#bridge.request('history:undo-delete', undoToken);
    if (answer.ok) await this.reload();
    return answer;
  }

  #reloadAfter(delayMs: number, restart: boolean): void {
    if (this.#timer !== null && !restart) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.reload();
    }, delayMs);
  }

  async #readPage(offset: number, isFresh = false): Promise<void> {
    if (this.#asked.has(offset)) return;
    this.#asked.add(offset);
    const generation = this.#generation;
    const { filter } = this.view.get();
    const query: HistoryQuery = { ...filter, offset, limit: PAGE_SIZE };
    const answer = await this.#bridge.request('history:list', query);
    if (generation !== this.#generation) return;
    if (!answer.ok) {
      this.#asked.delete(offset);
      this.#patch({ error: answer.error });
      return;
    }
    const { entries, total } = answer.value;
    this.#acceptRows(withPage(isFresh ? [] : (this.view.get().rows ?? []), offset, entries, total));
  }

  /** The keys stay on the entry they were on, wherever it is now. */
  #acceptRows(rows: HistoryRows): void {
    const { rows: before, active } = this.view.get();
    const entry = before?.[active] ?? null;
    const moved = entry === null ? -1 : indexOfKey(rows, keyOf(entry));
    const kept = Math.max(0, Math.min(rows.length - 1, active));
    this.#patch({ rows, error: null, active: moved >= 0 ? moved : kept });
  }

  #patch(patch: Partial<HistoryView>): void {
    this.view.set({ ...this.view.get(), ...patch });
  }
}
