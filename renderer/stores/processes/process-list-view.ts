import type { LayoutRow } from './process-layout.ts';
import type { ProcessSort } from './process-order.ts';
import type { ProcessKey, ProcessRow } from './process-row.ts';
import type { ProcessForest } from './process-tree.ts';

/** What the list shows at this moment. */
export interface ProcessListView {
  readonly state: 'loading' | 'read' | 'paused' | 'failed';
  /** What went wrong, or why nothing is read. */
  readonly message: string;
  readonly forest: ProcessForest;
  readonly rows: readonly LayoutRow[];
  /** How many the filter wants, of how many. */
  readonly wanted: number;
  readonly all: number;
  /** What has come and gone while the list was held still. */
  readonly waiting: { readonly started: number; readonly ended: number } | null;
  /** As it was last seen; `null`: none is selected. */
  readonly selected: ProcessRow | null;
  readonly selectedKey: ProcessKey | null;
  readonly isSelectedGone: boolean;
  readonly sort: ProcessSort;
  readonly isTree: boolean;
  readonly follows: boolean;
  readonly showsKernel: boolean;
}

export const EMPTY_LIST: ProcessListView = {
  state: 'loading',
  message: '',
  forest: { roots: [], nodes: new Map() },
  rows: [],
  wanted: 0,
  all: 0,
  waiting: null,
  selected: null,
  selectedKey: null,
  isSelectedGone: false,
  sort: { column: 'cpu', descending: true },
  isTree: true,
  follows: true,
  showsKernel: false,
};
