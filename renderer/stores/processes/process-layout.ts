import { ordered, type ProcessRanks, type ProcessSort } from './process-order.ts';
import { keyOf, type ProcessKey, type ProcessRow } from './process-row.ts';
import type { ProcessForest, ProcessNode } from './process-tree.ts';

/** A line of the list: which process, and where it stands. */
export interface LayoutRow {
  readonly key: ProcessKey;
  readonly pid: number;
  /** 1 for a root, and in a flat list. */
  readonly level: number;
  /** Place among its siblings, from 1, and how many these are. */
  readonly position: number;
  readonly siblings: number;
  /** `null`: there is nothing below it that could be shown. */
  readonly isExpanded: boolean | null;
  /** Not wanted by the filter itself, but what is below it. */
  readonly isContext: boolean;
}

export interface LayoutRequest {
  readonly forest: ProcessForest;
  readonly isTree: boolean;
  readonly collapsed: ReadonlySet<ProcessKey>;
  /** Whether a process is wanted; `null`: all are. */
  readonly isWanted: ((row: ProcessRow) => boolean) | null;
  /** `null`: as they stood, new ones behind. */
  readonly sort: ProcessSort | null;
  readonly ranks: ProcessRanks;
}

export interface Layout {
  readonly rows: readonly LayoutRow[];
  /** The order of all, also of those that are not shown. */
  readonly ranks: ProcessRanks;
  /** How many the filter wants. */
  readonly wanted: number;
}

/** Lays out the list: a tree, its branches open or not, or all in one row. */
export function layoutOf(request: LayoutRequest): Layout {
  return request.isTree ? treeLayout(request) : flatLayout(request);
}

function flatLayout({ forest, isWanted, sort, ranks }: LayoutRequest): Layout {
  const all = ordered([...forest.nodes.values()], ranks, sort, false);
  const wanted = isWanted === null ? all : all.filter(({ row }) => isWanted(row));
  const rows = wanted.map(({ row }, index) => ({
    key: keyOf(row),
    pid: row.pid,
    level: 1,
    position: index + 1,
    siblings: wanted.length,
    isExpanded: null,
    isContext: false,
  }));
  return { rows, ranks: ranksOf(all), wanted: wanted.length };
}

/** A node on its way into the list. */
interface Placed {
  readonly node: ProcessNode;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly isHidden: boolean;
}

function treeLayout(request: LayoutRequest): Layout {
  const { forest, collapsed, isWanted, sort, ranks } = request;
  const wanted = isWanted === null ? null : wantedNodes(forest, isWanted);
  const kept = wanted === null ? null : withAncestors(wanted);
  const rows: LayoutRow[] = [];
  const all: ProcessNode[] = [];
  const stack: Placed[] = [];
  const push = (nodes: readonly ProcessNode[], level: number, isHidden: boolean) => {
    const inOrder = ordered(nodes, ranks, sort, true);
    const siblings = inOrder.filter((node) => kept?.has(node) ?? true);
    const placeOf = new Map(siblings.map((node, index) => [node, index + 1]));
    for (const node of inOrder.toReversed()) {
      const position = placeOf.get(node);
      const place = { level, position: position ?? 0, siblings: siblings.length };
      stack.push({ node, ...place, isHidden: isHidden || position === undefined });
    }
  };
  push(forest.roots, 1, false);
  // No calls into calls: a chain of processes may be longer than a stack is deep.
  for (let placed = stack.pop(); placed !== undefined; placed = stack.pop()) {
    const { node, level, position, siblings, isHidden } = placed;
    all.push(node);
    const key = keyOf(node.row);
    const hasRows = node.children.some((child) => kept?.has(child) ?? true);
    // What is looked for is not hidden in a closed branch.
    const isExpanded = hasRows && (kept !== null || !collapsed.has(key));
    if (!isHidden) {
      const isContext = wanted !== null && !wanted.has(node);
      const { pid } = node.row;
      const state = hasRows ? isExpanded : null;
      rows.push({ key, pid, level, position, siblings, isExpanded: state, isContext });
    }
    push(node.children, level + 1, isHidden || !isExpanded);
  }
  return { rows, ranks: ranksOf(all), wanted: wanted?.size ?? forest.nodes.size };
}

function wantedNodes(
  { nodes }: ProcessForest,
  isWanted: (row: ProcessRow) => boolean,
): ReadonlySet<ProcessNode> {
  return new Set([...nodes.values()].filter(({ row }) => isWanted(row)));
}

function withAncestors(wanted: ReadonlySet<ProcessNode>): ReadonlySet<ProcessNode> {
  const kept = new Set(wanted);
  for (const node of wanted) {
    for (let above = node.parent; above !== null && !kept.has(above); above = above.parent) {
      kept.add(above);
    }
  }
  return kept;
}

function ranksOf(nodes: readonly ProcessNode[]): ProcessRanks {
  return new Map(nodes.map(({ row }, index) => [keyOf(row), index]));
}
