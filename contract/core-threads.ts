/**
 * How many logical CPUs the physical cores have, in words: `4 cores with 2 threads each`,
 * `6 cores with 2 threads each, 8 with one thread each`.
 * @param siblings logical CPUs of each physical core
 */
export function coreThreadsText(siblings: readonly (readonly number[])[]): string {
  const counts = new Map<number, number>();
  for (const { length } of siblings) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts]
    .sort(([left], [right]) => right - left)
    .map(
      ([threads, cores], index) =>
        `${coresText(cores, index === 0)} ${threadsText(threads, cores)}`,
    )
    .join(', ');
}

function coresText(cores: number, isFirst: boolean): string {
  if (!isFirst) return String(cores);
  return cores === 1 ? '1 core' : `${cores} cores`;
}

function threadsText(threads: number, cores: number): string {
  const each = cores === 1 ? '' : ' each';
  return threads === 1 ? `with one thread${each}` : `with ${threads} threads${each}`;
}
