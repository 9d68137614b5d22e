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
