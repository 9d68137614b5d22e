import { closedDirections } from './closed-directions.ts';
import type { ExperimentBrief, Interval } from './experiment-result.ts';
import { cardDifferences } from './machine-card-differences.ts';
import { sortedEntries } from './sorted-entries.ts';

/** One experiment as a column of a table that compares machines, or experiments of one machine. */
export interface MachineColumn {
  /** For people, and different from all others: `Example 9000, 8 cores`, or its title. */
  readonly name: string;
  readonly title: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** What one machine measured of one configuration. */
export interface MachineCell {
  readonly medianWallMs: number | null;
  readonly ci95WallMs: Interval | null;
  readonly speedup: number | null;
  readonly speedupCi95: Interval | null;
  readonly isBaseline: boolean;
  /** Runs that count. */
  readonly runs: number;
}

/** A configuration, by its label; `null` where a machine had none of that label. */
export interface MachineRow {
  readonly label: string;
  readonly cells: readonly (MachineCell | null)[];
}

export interface MachineTable {
  readonly columns: readonly MachineColumn[];
  readonly rows: readonly MachineRow[];
}

/** Experiments side by side. Configurations of one label stand in one row, in the order of the first. */
export function machineTable(experiments: readonly ExperimentBrief[]): MachineTable {
  const labels = [
    ...new Set(
      experiments.flatMap(({ configurations }) => configurations.map(({ label }) => label)),
    ),
  ];
  return {
    columns: machineColumns(experiments),
    rows: labels.map((label) => ({
      label,
      cells: experiments.map((experiment) => cellOf(experiment, label)),
    })),
  };
}

/** Where their times stand in one row: what a reader must know. */
export const WORK_DIFFERS =
  'Their work differs, so times of different columns don’t compare; speed-ups do.';

/** Whether the experiments had other work than each other: another workload, other parameters, another seed. */
export function workDiffers(experiments: readonly Pick<ExperimentBrief, 'spec'>[]): boolean {
  const works = experiments.map(({ spec: { workload, parameters, seed } }) =>
    JSON.stringify([workload, seed, sortedEntries(parameters)]),
  );
  return new Set(works).size > 1;
}

/** What the table is called. */
export function comparedTitle(experiments: readonly ExperimentBrief[]): string {
  return areToldByTitle(experiments) ? 'Experiments compared' : 'Machines compared';
}

/** Of one machine, as far as the cards tell, and with titles of their own. */
function areToldByTitle(experiments: readonly ExperimentBrief[]): boolean {
  const titles = new Set(experiments.map(({ title }) => title));
  const areTitled = titles.size === experiments.length && !titles.has('');
  return areTitled && machineDifferences(experiments).length === 0;
}

/**
 * Names of the machines; several experiments of one are told apart by a number. Where all are of one
 * machine: their titles.
 */
export function machineColumns(experiments: readonly ExperimentBrief[]): readonly MachineColumn[] {
  if (areToldByTitle(experiments))
    return experiments.map(({ title, startedAt }) => ({
      name: closedDirections(title),
      title: '',
      startedAt,
    }));
  const names = experiments.map(({ machine }) => {
    const cores = machine.effectiveCores === 1 ? 'core' : 'cores';
    return `${closedDirections(machine.cpuModel)}, ${machine.effectiveCores} ${cores}`;
  });
  return experiments.map(({ title, startedAt }, index) => {
    const name = names[index] ?? '';
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    const place = names.slice(0, index + 1).filter((other) => other === name).length;
    return { name: isAlone ? name : `${name} (${place})`, title, startedAt };
  });
}

function cellOf({ configurations }: ExperimentBrief, label: string): MachineCell | null {
  const found = configurations.find((configuration) => configuration.label === label);
  if (found === undefined) return null;
  const { medianWallMs, ci95WallMs, speedup, speedupCi95, runs } = found;
  const isBaseline = found.id === found.baseline;
  return { medianWallMs, ci95WallMs, speedup, speedupCi95, isBaseline, runs: runs.length };
}

/** One fact in which the machines differ, with what each of them has. */
export interface MachineDifference {
  readonly label: string;
  readonly values: readonly string[];
}

/** What of the machines bars a comparison of their times; empty: nothing that the cards tell of. */
export function machineDifferences(
  experiments: readonly Pick<ExperimentBrief, 'machine'>[],
): readonly MachineDifference[] {
  const [first, ...others] = experiments;
  if (first === undefined) return [];
  const against = others.map(({ machine }) => cardDifferences(first.machine, machine));
  const labels = [...new Set(against.flat().map(({ label }) => label))];
  return labels.map((label) => {
    const own = against.flat().find((difference) => difference.label === label)?.before ?? '';
    const theirs = against.map(
      (differences) => differences.find((difference) => difference.label === label)?.after ?? own,
    );
    return { label, values: [own, ...theirs] };
  });
}
