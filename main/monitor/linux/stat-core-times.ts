import type { CoreTimes } from '../core-load.ts';
import type { KeptFiles } from './kept-files.ts';

/** Every Linux counts in hundredths of a second here (`USER_HZ`, time(7)). */
const TICK_MS = 10;

const STAT = '/proc/stat';

/**
 * Times of each logical CPU from the text of `/proc/stat` (proc_stat(5)), in the order of their
 * numbers. What `os.cpus()` tells, at a tenth of its cost: that reads the model and frequency of every
 * CPU as well.
 */
export function parseCoreTimes(text: string): readonly CoreTimes[] {
  const cores: CoreTimes[] = [];
  for (const line of text.split('\n')) {
    if (!/^cpu\d/.test(line)) continue;
    const [, user = NaN, nice = NaN, system = NaN, idle = NaN, , irq = NaN] = line
      .split(' ')
      .map(Number);
    cores.push({ busyMs: (user + nice + system + irq) * TICK_MS, idleMs: idle * TICK_MS });
  }
  return cores;
}

/** @throws Error when the file can't be read, or names no CPU */
export function readStatCoreTimes(files: KeptFiles): readonly CoreTimes[] {
  const read = files.read(STAT);
  const cores = read.outcome === 'read' ? parseCoreTimes(read.text) : [];
  if (cores.length === 0) throw new Error(`${STAT} does not tell the times of the CPUs.`);
  return cores;
}
