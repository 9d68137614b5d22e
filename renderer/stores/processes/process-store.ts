import type { ProcessPass, ProcessUpdate } from '../../../contract/processes.ts';
import type { Bridge } from '../../bridge.ts';
import { FilterStore } from '../filter/filter-store.ts';
import { matchesFilter } from '../filter/matches-filter.ts';
import { PROCESS_LANGUAGE } from '../filter/process-language.ts';
import { Observable } from '../observable.ts';
import { ListHold } from './list-hold.ts';
import { ProcessDetailStore } from './process-detail-store.ts';
import { layoutOf } from './process-layout.ts';
import { EMPTY_LIST, type ProcessListView } from './process-list-view.ts';
import { firstDirection, type ProcessColumn, type ProcessRanks } from './process-order.ts';
import { keyOf, type ProcessKey, type ProcessRow, rowsAfter } from './process-row.ts';
import { processSubject } from './process-subject.ts';
import { forestOf } from './process-tree.ts';

/** Rows change places at most this often. */
export const REORDER_MS = 3000;

type Choices = Pick<ProcessListView, 'isTree' | 'follows' | 'showsKernel' | 'sort'>;

/** The processes of the machine, in a list that does not move below the pointer. */
export class ProcessStore {
  readonly filter = new FilterStore(PROCESS_LANGUAGE);
  readonly view = new Observable<ProcessListView>(EMPTY_LIST);
  readonly detail: ProcessDetailStore;
  readonly #bridge: Bridge;
  readonly #nowMs: () => number;
  readonly #hold: ListHold;
  #rows: ReadonlyMap<number, ProcessRow> = new Map();
  #collapsed = new Set<ProcessKey>();
  #ranks: ProcessRanks = new Map();
  #orderedAtMs = Number.NEGATIVE_INFINITY;

  /** @param nowMs monotonic */
  constructor(bridge: Bridge, nowMs: () => number = () => performance.now()) {
    this.#bridge = bridge;
    this.#nowMs = nowMs;
    this.#hold = new ListHold(nowMs);
    this.detail = new ProcessDetailStore(bridge);
    this.filter.view.subscribe(() => this.#layOut(true));
  }

  /** Whether somebody looks: main reads nothing otherwise. */
  async watch(isWatched: boolean): Promise<void> {
    const answer = await this.#bridge.request('processes:watch', isWatched);
    if (!answer.ok) this.#patch({ state: 'failed', message: answer.error.message });
  }

  accept(update: ProcessUpdate): void {
    if (update.state === 'read') this.#acceptPass(update.pass);
    else this.#patch({ state: update.state, message: 'message' in update ? update.message : '' });
  }

  /** Sorts by a column; by the same again, the other way round. */
  sortBy(column: ProcessColumn): void {
    const { sort } = this.view.get();
    const isSame = sort.column === column;
    this.choose({
      sort: isSame ? { column, descending: !sort.descending } : firstDirection(column),
    });
  }

  choose(choices: Partial<Choices>): void {
    this.#patch(choices);
    this.#layOut(true);
  }

  /** @param isExpanded `null`: the other way round */
  expand(key: ProcessKey, isExpanded: boolean | null = null): void {
    if (isExpanded ?? this.#collapsed.has(key)) this.#collapsed.delete(key);
    else this.#collapsed.add(key);
    this.#layOut(false);
  }

  expandAll(isExpanded: boolean): void {
    const parents = [...this.view.get().forest.nodes.values()].filter(
      ({ children }) => children.length > 0,
    );
    this.#collapsed = new Set(isExpanded ? [] : parents.map(({ row }) => keyOf(row)));
    this.#layOut(false);
  }

  select(key: ProcessKey | null): void {
    const selected = key === null ? null : (this.#rowOf(key) ?? null);
    this.#patch({
      selectedKey: selected === null ? null : key,
      selected,
      isSelectedGone: false,
    });
  }

  /** Selects the row at a place, or the nearest there is. */
  selectAt(index: number): void {
    const { rows } = this.view.get();
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row !== undefined) this.select(row.key);
  }

  /** Place of the selected row in the list; −1: it is not in it. */
  selectedIndex(): number {
    const { rows, selectedKey } = this.view.get();
    return rows.findIndex(({ key }) => key === selectedKey);
  }

  notePointer(isOver: boolean): void {
    this.#hold.notePointer(isOver);
    if (!isOver) this.#layOut(this.#isOrderDue());
  }

  noteKey(): void {
    this.#hold.noteKey();
  }

  #acceptPass(pass: ProcessPass): void {
    this.#rows = rowsAfter(this.#rows, pass);
    const { selectedKey, selected } = this.view.get();
    const now = selectedKey === null ? undefined : this.#rowOf(selectedKey);
    this.#patch({
      state: 'read',
      message: '',
      selected: now ?? selected,
      isSelectedGone: selected !== null && now === undefined,
    });
    if (this.#hold.isHeld && this.view.get().rows.length > 0) this.#refreshHeld();
    else this.#layOut(this.#isOrderDue());
  }

  #isOrderDue(): boolean {
    return this.#nowMs() - this.#orderedAtMs >= REORDER_MS;
  }

  /** The same rows at the same places, with new figures; those that have ended stand there still. */
  #refreshHeld(): void {
    const { rows } = this.view.get();
    const shown = this.#shownRows();
    const living = new Set(shown.map(keyOf));
    const ended = rows.filter(({ key }) => !living.has(key)).length;
    const started = shown.filter((row) => !this.#ranks.has(keyOf(row))).length;
    this.#patch({
      forest: forestOf([...this.#endedRows(living), ...shown]),
      waiting: { started, ended },
    });
  }

  /** Of those in the list that have ended, as they were last seen, unless their number is in use again. */
  #endedRows(living: ReadonlySet<ProcessKey>): readonly ProcessRow[] {
    const { rows, forest } = this.view.get();
    return rows.flatMap(({ key, pid }) => {
      const last = forest.nodes.get(pid)?.row;
      const isGone = last !== undefined && !living.has(key) && !this.#rows.has(pid);
      return isGone ? [{ ...last, ...NO_FIGURES }] : [];
    });
  }

  #shownRows(): readonly ProcessRow[] {
    const { showsKernel } = this.view.get();
    return [...this.#rows.values()].filter(({ isKernelThread }) => showsKernel || !isKernelThread);
  }

  #layOut(isSorted: boolean): void {
    const { sort, isTree } = this.view.get();
    const forest = forestOf(this.#shownRows());
    const layout = layoutOf({
      forest,
      isTree,
      collapsed: this.#collapsed,
      isWanted: this.#wants(),
      sort: isSorted ? sort : null,
      ranks: this.#ranks,
    });
    // At the first reading there are no rates to sort by.
    const hasRates = forest.roots.some(({ total }) => total.coresUsed !== null);
    if (isSorted && hasRates) this.#orderedAtMs = this.#nowMs();
    this.#ranks = layout.ranks;
    const { rows, wanted } = layout;
    this.#patch({ forest, rows, wanted, all: forest.nodes.size, waiting: null });
  }

  #wants(): ((row: ProcessRow) => boolean) | null {
    const { parsed } = this.filter.view.get();
    if (!parsed.ok || parsed.filter === null) return null;
    const { filter } = parsed;
    return (row) => matchesFilter(processSubject(row), filter);
  }

  #rowOf(key: ProcessKey): ProcessRow | undefined {
    const row = this.#rows.get(Number(key.slice(0, key.indexOf('/'))));
    return row !== undefined && keyOf(row) === key ? row : undefined;
  }

  #patch(patch: Partial<ProcessListView>): void {
    this.view.set({ ...this.view.get(), ...patch });
  }
}

const NO_FIGURES = {
  coresUsed: null,
  rssBytes: null,
  threads: null,
  readBytesPerS: null,
  writtenBytesPerS: null,
};
