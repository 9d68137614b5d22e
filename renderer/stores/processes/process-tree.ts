import type { ProcessRow } from './process-row.ts';

/** Figures of several processes together. `null`: not known of any. */
export interface ProcessTotal {
  readonly processes: number;
  readonly coresUsed: number | null;
  /** Pages that several share are counted in each of them. */
  readonly rssBytes: number | null;
  readonly threads: number | null;
  readonly readBytesPerS: number | null;
  readonly writtenBytesPerS: number | null;
  /** Some of them hide what they read and write: it may be more. */
  readonly isIoLowerBound: boolean;
}

export interface ProcessNode {
  readonly row: ProcessRow;
  readonly parent: ProcessNode | null;
  readonly children: readonly ProcessNode[];
  /** Of this process and all below it. */
  readonly total: ProcessTotal;
}

export interface ProcessForest {
  /** Those whose parent is not among them. */
  readonly roots: readonly ProcessNode[];
  readonly nodes: ReadonlyMap<number, ProcessNode>;
}

interface GrowingNode extends ProcessNode {
  parent: ProcessNode | null;
  readonly children: GrowingNode[];
  total: ProcessTotal;
}

/** Who has started whom, with totals. Each process stands in it once. */
export function forestOf(rows: readonly ProcessRow[]): ProcessForest {
  const nodes = new Map(rows.map((row) => [row.pid, leafOf(row)]));
  const roots: GrowingNode[] = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.row.parentPid);
    if (parent === undefined || parent === node) roots.push(node);
    else parent.children.push(node);
  }
  const order = withRingsOpened(nodes, roots);
  // Children come after their parents: backwards, each is complete before it is added.
  for (const node of order.toReversed()) {
    for (const child of node.children) child.parent = node;
    node.total = totalOf([ownTotal(node.row), ...node.children.map(({ total }) => total)]);
  }
  return { roots, nodes };
}

/** All nodes, parents first. Read one by one, processes can seem to be each other's parents. */
function withRingsOpened(
  nodes: ReadonlyMap<number, GrowingNode>,
  roots: GrowingNode[],
): readonly GrowingNode[] {
  const reached = new Set<GrowingNode>(roots);
  const reachAll = () => {
    for (const node of reached) for (const child of node.children) reached.add(child);
  };
  reachAll();
  for (const node of nodes.values()) {
    if (reached.has(node)) continue;
    const siblings = nodes.get(node.row.parentPid)?.children ?? [];
    siblings.splice(siblings.indexOf(node), 1);
    roots.push(node);
    reached.add(node);
    reachAll();
  }
  return [...reached];
}

function leafOf(row: ProcessRow): GrowingNode {
  return { row, parent: null, children: [], total: ownTotal(row) };
}

export function ownTotal(row: ProcessRow): ProcessTotal {
  const { coresUsed, rssBytes, threads, readBytesPerS, writtenBytesPerS, hidesIo } = row;
  return {
    processes: 1,
    coresUsed,
    rssBytes,
    threads,
    readBytesPerS,
    writtenBytesPerS,
    isIoLowerBound: hidesIo,
  };
}

/** Sums of what is known. */
export function totalOf(parts: readonly ProcessTotal[]): ProcessTotal {
  const sum = (name: Exclude<keyof ProcessTotal, 'processes' | 'isIoLowerBound'>) => {
    let total: number | null = null;
    for (const part of parts) if (part[name] !== null) total = (total ?? 0) + part[name];
    return total;
  };
  return {
    processes: parts.reduce((total, { processes }) => total + processes, 0),
    coresUsed: sum('coresUsed'),
    rssBytes: sum('rssBytes'),
    threads: sum('threads'),
    readBytesPerS: sum('readBytesPerS'),
    writtenBytesPerS: sum('writtenBytesPerS'),
    isIoLowerBound: parts.some(({ isIoLowerBound }) => isIoLowerBound),
  };
}
