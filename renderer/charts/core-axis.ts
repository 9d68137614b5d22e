/** At most eight whole steps from 0 to the number of cores, that number always among them. */
export function coreTicks(logicalCores: number): number[] {
  const step = Math.max(1, Math.ceil(logicalCores / 8));
  const ticks: number[] = [];
  for (let cores = logicalCores; cores > 0; cores -= step) ticks.unshift(cores);
  return [0, ...ticks];
}
