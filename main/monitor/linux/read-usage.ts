import { uptime } from 'node:os';

import { parseStatLine } from '../process-list/stat-line.ts';
import type { ProcessReading } from '../process-reader.ts';
import { MS_PER_CLOCK_TICK } from './cpu-times.ts';
import type { KeptFiles } from './kept-files.ts';

/** What `/proc/PID/stat` tells of the use of a process; `null` for anything else. */
export function parseUsage(
  text: string,
  pageBytes: number,
  uptimeMs: number,
): ProcessReading | null {
  const line = parseStatLine(text);
  if (line === null) return null;
  return {
    cpuMs: line.cpuTicks * MS_PER_CLOCK_TICK,
    rssBytes: line.rssPages * pageBytes,
    ageMs: uptimeMs - line.startTicks * MS_PER_CLOCK_TICK,
  };
}

/**
 * Reads what pidusage reads, from the same file, but in this turn of the event loop: pidusage goes
 * through the thread pool, and each of its answers wakes Electron's main process anew, which costs
 * a hundred times the reading, on the cores that are being measured.
 *
 * Files stay open until `forgetAll`, or their process has ended.
 */
export class UsageReader {
  readonly #files: KeptFiles;
  readonly #pageBytes: number;

  constructor(files: KeptFiles, pageBytes: number) {
    this.#files = files;
    this.#pageBytes = pageBytes;
  }

  /** Processes that are gone are absent. */
  read(pids: readonly number[]): ReadonlyMap<number, ProcessReading> {
    const uptimeMs = uptime() * 1000;
    const readings = new Map<number, ProcessReading>();
    for (const pid of pids) {
      const read = this.#files.read(`/proc/${pid}/stat`);
      const usage =
        read.outcome === 'read' ? parseUsage(read.text, this.#pageBytes, uptimeMs) : null;
      if (usage !== null) readings.set(pid, usage);
    }
    return readings;
  }

  forgetAll(): void {
    this.#files.forgetAll();
  }
}
