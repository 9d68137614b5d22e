import type { Workload, WorkloadGroup } from '../../../../contract/catalogue.ts';

/** What bounds the workloads of a group, in the order of the list. */
export const GROUPS: readonly { readonly group: WorkloadGroup; readonly label: string }[] = [
  { group: 'cpu', label: 'Computing' },
  { group: 'io', label: 'Input and output' },
  { group: 'mixed', label: 'Mixed' },
  { group: 'synchronisation', label: 'Synchronisation' },
  { group: 'faults', label: 'Faults' },
];

/** Workloads that have every word typed somewhere in their name, id or description, by group. */
export function searchWorkloads(
  workloads: readonly Workload[],
  query: string,
): readonly Workload[] {
  const words = wordsOf(query);
  return GROUPS.flatMap(({ group }) =>
    workloads.filter(
      (workload) =>
        workload.group === group && words.every((word) => textOf(workload).includes(word)),
    ),
  );
}

/** The one that Enter takes: a match in the name counts more than one in the description. */
export function bestMatch(matches: readonly Workload[], query: string): Workload | undefined {
  const wanted = query.trim().toLowerCase();
  const names = ({ label, id }: Workload) => [label.toLowerCase(), id];
  return (
    matches.find((workload) => names(workload).includes(wanted)) ??
    matches.find((workload) => names(workload).some((name) => name.startsWith(wanted))) ??
    matches.find((workload) => names(workload).some((name) => name.includes(wanted))) ??
    matches[0]
  );
}

function textOf({ label, id, group, summary, teaches }: Workload): string {
  const groupLabel = GROUPS.find((candidate) => candidate.group === group)?.label ?? '';
  return [label, id, groupLabel, summary, teaches].join(' ').toLowerCase();
}

function wordsOf(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}
