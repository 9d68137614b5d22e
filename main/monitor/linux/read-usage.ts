import { readFileSync } from 'node:fs';
import { endianness, uptime } from 'node:os';

import type { ProcessReading } from '../process-reader.ts';
import { parseCpuTimes } from './cpu-times.ts';
import type { KeptFiles } from './kept-files.ts';

/** Every Linux counts in hundredths of a second here (`USER_HZ`, time(7)). */
const MS_PER_CLOCK_TICK = 10;

/** Places of `starttime` and `rss` behind the name, which are fields 22 and 24. */
const START_PLACE = 19;
const RSS_PLACE = 21;

/** `AT_PAGESZ` of the auxiliary vector (getauxval(3)). */
const PAGE_SIZE_TAG = 6n;
const AUXV_ENTRY_BYTES = 16;

/** What `/proc/PID/stat` (proc_pid_stat(5)) tells of a process; `null` for anything else. */
export function parseUsage(
  text: string,
  pageBytes: number,
  uptimeMs: number,
): ProcessReading | null {
  const times = parseCpuTimes(text);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ', RSS_PLACE + 1);
  const ageMs = uptimeMs - Number(fields[START_PLACE]) * MS_PER_CLOCK_TICK;
  const rssBytes = Number(fields[RSS_PLACE]) * pageBytes;
  if (times === null || !Number.isFinite(ageMs) || !Number.isFinite(rssBytes)) return null;
  return { cpuMs: times.userMs + times.systemMs, rssBytes, ageMs };
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

/** Bytes of a page of memory; `null` where the system does not say, and on 32-bit systems. */
export function readPageBytes(): number | null {
  try {
    return parsePageBytes(readFileSync('/proc/self/auxv'));
  } catch {
    return null;
  }
}

/** The page size in an auxiliary vector of 64-bit entries. */
export function parsePageBytes(auxv: Buffer): number | null {
  for (let at = 0; at + AUXV_ENTRY_BYTES <= auxv.length; at += AUXV_ENTRY_BYTES) {
    const [tag, value] = [wordAt(auxv, at), wordAt(auxv, at + AUXV_ENTRY_BYTES / 2)];
    if (tag === PAGE_SIZE_TAG) return Number(value);
  }
  return null;
}

function wordAt(bytes: Buffer, at: number): bigint {
  return endianness() === 'LE' ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at);
}
