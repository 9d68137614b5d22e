import type { ProcessReading } from './process-reader.ts';
import type { ThreadReading } from './process-source.ts';

/** Resolution of tick-based CPU counters: user and system time, 10 ms each. */
export const TICK_ERROR_MS = 20;

/** The longest timer tick of a Linux kernel. */
const TIMER_TICK_MS = 10;

/** One process as it was read at one moment. */
export interface ProcessMark {
  readonly atMs: number;
  /** Accepted CPU time since the account was opened. */
  readonly cpuMs: number;
  /** Readings rejected so far: a rate over a rejection is not known. */
  readonly rejections: number;
  /** By thread id; `null` where the system does not tell threads. */
  readonly threads: ReadonlyMap<number, ThreadReading> | null;
  readonly rssBytes: number | null;
}

export interface AccountReading {
  readonly atMs: number;
  readonly usage: ProcessReading | null;
  readonly threads: readonly ThreadReading[] | null;
}

/**
 * The CPU account of one process: cumulative, and never running backwards.
 *
 * Where threads can be read, the account is the sum of their nanosecond counters. What a thread had
 * used when it ended is no longer in that sum; the process's own tick-based counter still holds it,
 * and the difference is added. So the account stays exact while no thread ends, and within the steps
 * of the kernel's counters when one does. Elsewhere the tick-based counter is the account.
 */
export class ProcessAccount {
  readonly pid: number;
  /** The process began after its parent was first read: all its CPU counts. */
  readonly isBornWatched: boolean;
  readonly #cores: number;
  #cpuMs = 0;
  #rejections = 0;
  #atMs: number | null = null;
  #counterMs: number | null;
  #endedThreadsMs = 0;
  #threads: ReadonlyMap<number, ThreadReading> | null = null;
  #rssBytes: number | null = null;
  #ageMs: number | null = null;
  /** Of the last reading, once it was asked for: it is asked for many times a tick. */
  #mark: ProcessMark | null = null;

  constructor(pid: number, cores: number, isBornWatched: boolean) {
    this.pid = pid;
    this.isBornWatched = isBornWatched;
    this.#cores = cores;
    this.#counterMs = isBornWatched ? 0 : null;
  }

  /** `null` before the first reading. */
  mark(): ProcessMark | null {
    if (this.#atMs === null) return null;
    this.#mark ??= {
      atMs: this.#atMs,
      cpuMs: this.#cpuMs,
      rejections: this.#rejections,
      threads: this.#threads,
      rssBytes: this.#rssBytes,
    };
    return this.#mark;
  }

  /** A process can't grow younger: if it seems to, its pid has been given to another one. */
  isSameProcess(usage: ProcessReading): boolean {
    const slackMs = 2_000;
    return this.#ageMs === null || usage.ageMs >= this.#ageMs - slackMs;
  }

  /** Books a reading; without any CPU figure in it nothing changes. */
  advance(reading: AccountReading): void {
    this.#mark = null;
    const rssBytes = reading.usage?.rssBytes ?? 0;
    // None at all is what the kernel has not counted yet, or a zombie's.
    this.#rssBytes = rssBytes > 0 ? rssBytes : null;
    this.#ageMs = reading.usage?.ageMs ?? this.#ageMs;
    const counterMs = this.#counter(reading);
    if (counterMs === null) return;
    this.#book(counterMs, reading.atMs);
    this.#atMs = reading.atMs;
  }

  #counter({ usage, threads }: AccountReading): number | null {
    const tickCounterMs = usage?.cpuMs ?? null;
    if (threads === null) return this.#counterWithoutThreads(tickCounterMs);
    const living = new Map<number, ThreadReading>();
    for (const thread of threads) living.set(thread.tid, thread);
    const livingMs = sumOnCpuMs(threads);
    const ended = endedThreads(this.#threads, living);
    const lagMs = ended.length > 0 ? 0 : this.#greatestLagMs(living.size);
    const unaccountedMs = (tickCounterMs ?? 0) - livingMs - lagMs;
    this.#endedThreadsMs = Math.max(this.#endedThreadsMs + sumOnCpuMs(ended), unaccountedMs);
    this.#threads = living;
    return livingMs + this.#endedThreadsMs;
  }

  /**
   * How far the threads' counters can be behind the process's: the kernel books a running thread at
   * its timer ticks, but the process at every reading. So small a difference is no proof of threads
   * that came and went between two readings.
   */
  #greatestLagMs(threads: number): number {
    return TIMER_TICK_MS * Math.min(this.#cores, threads);
  }

  /** A process seen through threads once is not charged less when they can't be read. */
  #counterWithoutThreads(tickCounterMs: number | null): number | null {
    if (this.#threads === null || this.#counterMs === null) return tickCounterMs;
    return tickCounterMs === null ? null : Math.max(tickCounterMs, this.#counterMs);
  }

  #book(counterMs: number, atMs: number): void {
    const earlierMs = this.#counterMs ?? counterMs;
    // A step back within the resolution is two sources that differ, not time that was given back.
    const stepBackMs = earlierMs - counterMs;
    this.#counterMs = stepBackMs > 0 && stepBackMs <= TICK_ERROR_MS ? earlierMs : counterMs;
    const deltaMs = this.#counterMs - earlierMs;
    // The first reading of a process born under watch has no elapsed time to judge it by.
    const elapsedMs = this.#atMs === null ? Infinity : atMs - this.#atMs;
    if (isPossibleCpuMs(deltaMs, elapsedMs, this.#cores)) this.#cpuMs += deltaMs;
    else this.#rejections += 1;
  }
}

/**
 * Whether one process can have used `cpuMs` in `elapsedMs` on `cores` cores, given that counters
 * advance in ticks.
 */
export function isPossibleCpuMs(cpuMs: number, elapsedMs: number, cores: number): boolean {
  return cpuMs >= 0 && cpuMs <= elapsedMs * cores + TICK_ERROR_MS;
}

function endedThreads(
  before: ReadonlyMap<number, ThreadReading> | null,
  living: ReadonlyMap<number, ThreadReading>,
): readonly ThreadReading[] {
  if (before === null) return [];
  const ended: ThreadReading[] = [];
  for (const thread of before.values()) {
    const now = living.get(thread.tid);
    // A smaller counter under the same number is another thread.
    if (now === undefined || now.onCpuMs < thread.onCpuMs) ended.push(thread);
  }
  return ended;
}

function sumOnCpuMs(threads: readonly ThreadReading[]): number {
  let sumMs = 0;
  for (const { onCpuMs } of threads) sumMs += onCpuMs;
  return sumMs;
}
