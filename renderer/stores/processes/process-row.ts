import type { ProcessFacts, ProcessFigures, ProcessPass } from '../../../contract/processes.ts';

/** A process with all that is known of it, the details apart. */
export type ProcessRow = ProcessFacts & ProcessFigures;

/** Tells a process from every other one, also from those that have had its number. */
export type ProcessKey = `${number}/${number}`;

export function keyOf({ pid, startTicks }: Pick<ProcessRow, 'pid' | 'startTicks'>): ProcessKey {
  return `${pid}/${startTicks}`;
}

/** Rows by pid after another pass. What the pass has no figures of has ended. */
export function rowsAfter(
  rows: ReadonlyMap<number, ProcessRow>,
  { facts, figures }: ProcessPass,
): ReadonlyMap<number, ProcessRow> {
  const told = new Map(facts.map((one) => [one.pid, one]));
  const next = new Map<number, ProcessRow>();
  for (const figure of figures) {
    const known = told.get(figure.pid) ?? rows.get(figure.pid);
    if (known !== undefined) next.set(figure.pid, { ...known, ...figure });
  }
  return next;
}
