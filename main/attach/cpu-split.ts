import { readFileSync } from 'node:fs';

import { type CpuTimesMs, parseCpuTimes } from '../monitor/linux/cpu-times.ts';

/**
 * How the CPU time of processes is split between user and system, in clock ticks of 10 ms: exact
 * enough for shares, while the sum comes from finer counters.
 */
export class CpuSplit {
  readonly #first = new Map<number, CpuTimesMs>();
  readonly #last = new Map<number, CpuTimesMs>();
  readonly #read: (pid: number) => CpuTimesMs | null;

  constructor(read: (pid: number) => CpuTimesMs | null = readCpuTimes) {
    this.#read = read;
  }

  /** @param isBorn the process began under watch: all it has used counts */
  look(pid: number, isBorn: boolean): void {
    const now = this.#read(pid);
    if (now === null) return;
    if (!this.#first.has(pid)) this.#first.set(pid, isBorn ? { userMs: 0, systemMs: 0 } : now);
    this.#last.set(pid, now);
  }

  /** Share of the user's part, 0…1; 1 where nothing was used. */
  userShare(): number {
    let userMs = 0;
    let systemMs = 0;
    for (const [pid, last] of this.#last) {
      const first = this.#first.get(pid);
      userMs += last.userMs - (first?.userMs ?? 0);
      systemMs += last.systemMs - (first?.systemMs ?? 0);
    }
    return userMs + systemMs > 0 ? userMs / (userMs + systemMs) : 1;
  }
}

function readCpuTimes(pid: number): CpuTimesMs | null {
  try {
    return parseCpuTimes(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    // Ended meanwhile: what was read last stands.
    return null;
  }
}
