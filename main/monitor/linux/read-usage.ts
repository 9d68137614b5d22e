import { uptime } from 'node:os';

import type { ProcessReading } from '../process-reader.ts';
import type { ProcessStats } from './process-stats.ts';

/**
 * Reads what pidusage reads, from the same file, but in this turn of the event loop: pidusage goes
 * through the thread pool, and each of its answers wakes Electron's main process anew, which costs
 * a hundred times the reading, on the cores that are being measured.
 *
 * Files stay open until `forgetAll`, or their process has ended.
 */
export class UsageReader {
  readonly #stats: ProcessStats;
  readonly #pageBytes: number;

  /** @param stats what is read here is left there for whoever reads the threads of the same processes next */
  constructor(stats: ProcessStats, pageBytes: number) {
    this.#stats = stats;
    this.#pageBytes = pageBytes;
  }

  /** Processes that are gone are absent. */
  read(pids: readonly number[]): ReadonlyMap<number, ProcessReading> {
    const uptimeMs = uptime() * 1000;
    const readings = new Map<number, ProcessReading>();
    for (const pid of pids) {
      const stat = this.#stats.readAhead(pid);
      if (stat === null) continue;
      const { cpuMs, rssPages, startedMs } = stat;
      const rssBytes = rssPages * this.#pageBytes;
      readings.set(pid, { cpuMs, rssBytes, ageMs: uptimeMs - startedMs });
    }
    return readings;
  }

  forgetAll(): void {
    this.#stats.forgetAll();
  }
}
