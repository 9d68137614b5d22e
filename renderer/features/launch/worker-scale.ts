import type { MachineFacts } from '../../../contract/ipc.ts';
import { MAX_WORKERS } from '../../../contract/limits.ts';

/** A place on the slider that means something on this machine. */
export interface CoreMark {
  readonly workers: number;
  readonly label: string;
}

/**
 * Worker counts the slider steps through: each one up to the logical cores, coarser ones up to four
 * times as many. Beyond that the number field goes on.
 */
export function sliderSteps(logicalCores: number): readonly number[] {
  const steps = Array.from({ length: logicalCores }, (_, index) => index + 1);
  const stride = Math.max(1, Math.round(logicalCores / 4));
  for (let workers = logicalCores + stride; workers <= logicalCores * 4; workers += stride) {
    steps.push(workers);
  }
  return steps.filter((workers) => workers <= MAX_WORKERS);
}

/** Position on the slider for a worker count; the nearest one where it has none of its own. */
export function sliderIndex(steps: readonly number[], workers: number): number {
  let nearest = 0;
  steps.forEach((step, index) => {
    const isNearer = Math.abs(step - workers) < Math.abs((steps[nearest] ?? 1) - workers);
    if (isNearer) nearest = index;
  });
  return nearest;
}

/** Marks at physical, logical and (where a quota or affinity lowers them) effective cores. */
export function coreMarks(machine: MachineFacts): readonly CoreMark[] {
  const names = new Map<number, string[]>();
  const add = (workers: number, name: string) =>
    names.set(workers, [...(names.get(workers) ?? []), name]);
  const effective = Math.max(1, Math.floor(machine.effectiveCores));
  if (effective < machine.logicalCores) add(effective, 'allowed');
  if (machine.physicalCores !== null) add(machine.physicalCores, 'physical');
  add(machine.logicalCores, 'logical');
  return [...names]
    .sort(([a], [b]) => a - b)
    .map(([workers, list]) => ({ workers, label: list.join(' and ') }));
}
