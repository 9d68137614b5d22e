import type { Catalogue, Strategy, Workload } from './catalogue.ts';

/** A workload by its id, also the one that a program of the user's own goes by. */
export function workloadEntry(
  { workloads, command }: Pick<Catalogue, 'workloads' | 'command'>,
  id: string,
): Workload | undefined {
  return [...workloads, command.workload].find((workload) => workload.id === id);
}

/** A strategy by its id, also the one that a program of the user's own goes by. */
export function strategyEntry(
  { strategies, command }: Pick<Catalogue, 'strategies' | 'command'>,
  id: string,
): Strategy | undefined {
  return [...strategies, command.strategy].find((strategy) => strategy.id === id);
}
