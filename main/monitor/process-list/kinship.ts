/** What a process is to Corelane: part of it or started by it, one of those that it was started by, or neither. */
export type Kinship = 'own' | 'ancestor' | 'other';

/** The parent of a pid; `undefined`: there is no such process. */
export type ParentOf = (pid: number) => number | undefined;

export function kinshipOf(pid: number, ownPids: ReadonlySet<number>, parentOf: ParentOf): Kinship {
  if (isOwn(pid, ownPids, parentOf)) return 'own';
  for (const own of ownPids) if (lineOf(own, parentOf).has(pid)) return 'ancestor';
  return 'other';
}

/** Whether a process is one of these, or was started by one of them, however indirectly. */
export function isOwn(pid: number, ownPids: ReadonlySet<number>, parentOf: ParentOf): boolean {
  for (const ancestor of lineOf(pid, parentOf)) if (ownPids.has(ancestor)) return true;
  return false;
}

/** A process, its parent, and so on. */
function lineOf(pid: number, parentOf: ParentOf): ReadonlySet<number> {
  const line = new Set<number>();
  // Read one by one, parents may have been given to others meanwhile: even a ring ends.
  for (let next: number | undefined = pid; next !== undefined && !line.has(next);) {
    line.add(next);
    next = parentOf(next);
  }
  return line;
}
