import type { ListedProcess } from '../monitor/process-list/listed-process.ts';

/** A process and all that it has started, and what these have; parents before their children. */
export function subtreeOf(
  root: ListedProcess,
  all: ReadonlyMap<number, ListedProcess>,
): readonly ListedProcess[] {
  const children = childrenByParent(all);
  const found = new Map([[root.facts.pid, root]]);
  for (const { facts } of found.values()) {
    for (const child of children.get(facts.pid) ?? []) {
      if (!found.has(child.facts.pid)) found.set(child.facts.pid, child);
    }
  }
  return [...found.values()];
}

function childrenByParent(
  all: ReadonlyMap<number, ListedProcess>,
): ReadonlyMap<number, readonly ListedProcess[]> {
  const children = new Map<number, ListedProcess[]>();
  for (const process of all.values()) {
    const { parentPid } = process.counters;
    const siblings = children.get(parentPid);
    if (siblings === undefined) children.set(parentPid, [process]);
    else siblings.push(process);
  }
  return children;
}
