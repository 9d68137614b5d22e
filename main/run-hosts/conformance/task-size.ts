import { randomBytesOf } from '../../lab/splitmix32.ts';

export interface SizeOfTask {
  readonly size: number;
  /** The word of the parameter `sizes`. */
  readonly sizes: string;
  /** The smallest value of the parameter `size`. */
  readonly least: number;
  readonly tasksTotal: number;
  readonly seed: number;
  readonly task: number;
}

/** The size of one task: “Task sizes” in `workloads/protocol.md`. */
export function taskSize({ size, sizes, least, tasksTotal, seed, task }: SizeOfTask): number {
  if (sizes === 'linear')
    return Math.max(least, Math.floor((size * 2 * (task + 1)) / (tasksTotal + 1)));
  if (sizes === 'heavy-tailed')
    return Math.max(least, Math.floor((size * 2 * 2 ** lowestZeros(seed + task)) / 7));
  return size;
}

/** How many of the five lowest bits of the first random number are zero, before the first one. */
function lowestZeros(state: number): number {
  const drawn = Buffer.from(randomBytesOf(state % 2 ** 32, 4)).readUInt32LE(0);
  let zeros = 0;
  while (zeros < 5 && ((drawn >>> zeros) & 1) === 0) zeros += 1;
  return zeros;
}
