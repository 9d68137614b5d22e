import { convertCores, wholeCores } from '../../contract/core-convention.ts';
import type { CoreScale } from '../format/core-use.ts';
import { MISSING } from '../format/missing.ts';
import { roundStep } from './round-steps.ts';

/** As many fit into the lowest chart without one being left out. */
const MAX_STEPS = 4;

/** Whole steps from 0 to the number of cores, that number always among them; equal ones where that can be. */
export function coreTicks(logicalCores: number): number[] {
  const least = Math.max(1, Math.ceil(logicalCores / MAX_STEPS));
  const step = evenStep(logicalCores, least) ?? least;
  const ticks: number[] = [];
  for (let cores = logicalCores; cores > 0; cores -= step) ticks.unshift(cores);
  return [0, ...ticks];
}

function evenStep(logicalCores: number, least: number): number | null {
  for (let step = least; step <= logicalCores / 2; step += 1) {
    if (logicalCores % step === 0) return step;
  }
  return null;
}

/** Below 100 % there is a quarter and a half; beyond it steps are round numbers of whole cores or limits. */
const SMALL_STEPS_PERCENT = [25, 50];

/**
 * Places on an axis from 0 to the number of cores, in cores, whatever the unit that is written
 * beside it: whole cores, or round per cent.
 */
export function coreUseTicks(logicalCores: number, { convention, bases }: CoreScale): number[] {
  const whole = wholeCores(convention, bases);
  if (convention === 'cores' || convention === 'of-one-core' || whole === null)
    return coreTicks(logicalCores);
  const stepCores = (percentStep((100 * logicalCores) / whole) * whole) / 100;
  const steps = Math.floor(logicalCores / stepCores + 1e-9);
  return Array.from({ length: steps + 1 }, (_, step) => step * stepCores);
}

function percentStep(topPercent: number): number {
  const least = topPercent / MAX_STEPS;
  return SMALL_STEPS_PERCENT.find((step) => step >= least) ?? 100 * roundStep(least / 100);
}

/** What stands beside a place of the axis; the unit is in its title. */
export function coreTickText(cores: number, { convention, bases }: CoreScale): string {
  const value = convertCores(cores, convention, bases);
  return value === null ? MISSING : String(Number(value.toFixed(1)));
}
