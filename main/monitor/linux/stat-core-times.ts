import type { CoreTimes } from '../core-load.ts';
import { MS_PER_CLOCK_TICK } from './cpu-times.ts';
import type { KeptFiles } from './kept-files.ts';

const STAT = '/proc/stat';

/**
 * Times of each logical CPU from the text of `/proc/stat` (proc_stat(5)), in the order of their
 * numbers; none where one of them can't be read. What `os.cpus()` tells, at a tenth of its cost: that
 * reads the model and frequency of every CPU as well.
 */
export function parseCoreTimes(text: string): readonly CoreTimes[] {
  const cores: CoreTimes[] = [];
  for (const line of text.split('\n')) {
    if (!/^cpu\d/.test(line)) continue;
    const [, user = NaN, nice = NaN, system = NaN, idle = NaN, , irq = NaN] = line
      .split(' ')
      .map(Number);
    const busyMs = (user + nice + system + irq) * MS_PER_CLOCK_TICK;
    const times = { busyMs, idleMs: idle * MS_PER_CLOCK_TICK };
    // One that is left out would give the others its number.
    if (!Number.isFinite(times.busyMs + times.idleMs)) return [];
    cores.push(times);
  }
  return cores;
}

/** How many processes and threads were started since the machine was; `null`: it is not told. */
export function parseForks(text: string): number | null {
  const count = /^processes (\d+)$/m.exec(text)?.[1];
  return count === undefined ? null : Number(count);
}

/** Reads `/proc/stat` once for all that is told there. */
export class StatFile {
  readonly #files: KeptFiles;
  #forks: number | null = null;

  constructor(files: KeptFiles) {
    this.#files = files;
  }

  /** As of the last reading of the core times. */
  readonly forksSoFar = (): number | null => this.#forks;

  /** @throws Error when the file can't be read, or names no CPU */
  readCoreTimes(): readonly CoreTimes[] {
    const read = this.#files.read(STAT);
    this.#forks = read.outcome === 'read' ? parseForks(read.text) : null;
    const cores = read.outcome === 'read' ? parseCoreTimes(read.text) : [];
    if (cores.length === 0) throw new Error(`${STAT} does not tell the times of the CPUs.`);
    return cores;
  }
}
