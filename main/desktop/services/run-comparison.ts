import type { MachineCard } from '../../../contract/machine-card.ts';
import { cardDifferences } from '../../../contract/machine-card-differences.ts';
import type { RunRequest } from '../../../contract/run.ts';

/** A run as far as it decides whether its curve compares with another's. */
export interface ComparedRun {
  readonly label: string;
  readonly request: Pick<RunRequest, 'workload' | 'parameters' | 'seed'>;
  readonly machine: MachineCard;
}

/**
 * Why runs don't compare, one sentence each: against the first of them. Strategy, runtime and
 * workers may differ, as that is what is compared.
 */
export function overlayDifferences(runs: readonly ComparedRun[]): readonly string[] {
  const [first, ...others] = runs;
  if (first === undefined) return [];
  return others.flatMap((other) => [...workDifferences(first, other), ...machines(first, other)]);
}

function workDifferences(first: ComparedRun, other: ComparedRun): readonly string[] {
  const { request: before, label } = first;
  const { request: after } = other;
  if (before.workload !== after.workload)
    return [
      `${other.label} did other work (${after.workload}) than ${label} (${before.workload}).`,
    ];
  const names = [...new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])];
  const changed = names
    .filter((name) => before.parameters[name] !== after.parameters[name])
    .map(
      (name) => `${name} ${shown(after.parameters[name])}, not ${shown(before.parameters[name])}`,
    );
  if (before.seed !== after.seed) changed.push(`seed ${after.seed}, not ${before.seed}`);
  if (changed.length === 0) return [];
  return [`${other.label} had other parameters than ${label}: ${changed.join('; ')}.`];
}

function shown(value: number | string | undefined): string {
  return value === undefined ? 'none' : String(value);
}

function machines(first: ComparedRun, other: ComparedRun): readonly string[] {
  return cardDifferences(first.machine, other.machine).map(
    ({ label, before, after }) =>
      `${other.label} was measured on another machine than ${first.label}: ${label} ${after}, not ${before}.`,
  );
}
