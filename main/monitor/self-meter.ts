import type { ProcessReading } from './process-reader.ts';
import { ProcessTable, type ProcessTableOptions } from './process-table.ts';
import { sumKnown } from './sum-known.ts';

/** What Corelane itself has used, all its processes together. */
export interface SelfMark {
  readonly atMs: number;
  /** Since the meter's first reading of each process. */
  readonly cpuMs: number;
  readonly rssBytes: number | null;
  readonly threads: number | null;
}

/** CPU and memory of the process that measures. */
export interface OwnUsage {
  readonly cpuMs: number;
  readonly rssBytes: number;
}

/** Reads this process: in microseconds on every system, and cheaper than any list. */
export function readOwnUsage(): OwnUsage {
  return { cpuMs: readOwnCpuMs(), rssBytes: process.memoryUsage.rss() };
}

/** CPU time of this process so far, all its threads. */
export function readOwnCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Measures the app's own processes: this one by itself, the others along with the run's. */
export class SelfMeter {
  readonly #table: ProcessTable;
  readonly #otherPids: () => readonly number[];
  readonly #readOwn: () => OwnUsage;
  readonly #nowMs: () => number;

  /** @param otherPids The app's processes besides this one, asked once a tick. */
  constructor(
    options: ProcessTableOptions,
    otherPids: () => readonly number[],
    readOwn: () => OwnUsage,
  ) {
    this.#table = new ProcessTable(options);
    this.#otherPids = otherPids;
    this.#readOwn = readOwn;
    this.#nowMs = options.nowMs;
  }

  /** Processes to be read in the tick's one call. */
  pids(): readonly number[] {
    for (const pid of this.#otherPids()) if (pid !== process.pid) this.#table.add(pid);
    return this.#table.pids();
  }

  /** @returns Number of readings rejected as impossible. */
  advance(usage: ReadonlyMap<number, ProcessReading> | null): number {
    return this.#table.advance(usage);
  }

  /** `null` when this process's own figures can't be had. */
  mark(): SelfMark {
    const own = this.#readOwn();
    const living = this.#table.living().map((account) => account.mark());
    const otherCpuMs = this.#table.all().map((account) => account.mark()?.cpuMs ?? 0);
    return {
      atMs: this.#nowMs(),
      cpuMs: own.cpuMs + sum(otherCpuMs),
      rssBytes: sumKnown([own.rssBytes, ...living.map((mark) => mark?.rssBytes ?? null)]),
      threads: null,
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
