import type { CoreTimes } from '../core-load.ts';
import type { ThreadStatus } from '../linux/thread-status.ts';
import type { MemoryReading } from '../memory-meter.ts';
import type { ProcessReading } from '../process-reader.ts';
import type { ProcessSource, ThreadsReading } from '../process-source.ts';
import type { QuietReader, Readers } from '../readers.ts';
import type { FakeClock } from './fake-clock.ts';

interface FakeThread {
  onCpuMs: number;
  waitingMs: number;
  state: string;
  switches: { readonly voluntary: number; readonly involuntary: number };
}

const NO_SWITCHES = { voluntary: 0, involuntary: 0 };

interface FakeProcess {
  parentPid: number;
  /** Of children it has waited for. */
  childTimesMs: number;
  readonly threads: Map<number, FakeThread>;
  rssBytes: number;
}

/** A small machine whose processes do what a test says. */
export class FakeSystem implements ProcessSource {
  readonly clock: FakeClock;
  readonly processes = new Map<number, FakeProcess>();
  readonly cores: { busyMs: number; idleMs: number }[] = [
    { busyMs: 0, idleMs: 0 },
    { busyMs: 0, idleMs: 0 },
  ];
  ownCpuMs = 0;
  /** `null`: this machine reports none. */
  throttledMs: number | null = null;
  cpuPressureMs: number | null = null;
  /** Highest number of process readings that were under way at one time. */
  mostCallsAtOnce = 0;
  /** Readings by pidusage that were asked for; in quiet mode the others. */
  pidusageCalls = 0;
  quietReadings = 0;
  quietForgets = 0;
  /** Waited for by every process reading. */
  delay: Promise<unknown> = Promise.resolve();
  /** By thread id; others are called `thread`. */
  readonly threadNames = new Map<number, string>();
  nameReadings = 0;
  /** Readers that throw, by name. */
  readonly broken = new Set<'cores' | 'processes' | 'own'>();
  #calls = 0;

  constructor(clock: FakeClock) {
    this.clock = clock;
  }

  spawn(pid: number, parentPid = 1): void {
    const main = { onCpuMs: 0, waitingMs: 0, state: 'S', switches: NO_SWITCHES };
    this.processes.set(pid, {
      parentPid,
      threads: new Map([[pid, main]]),
      rssBytes: 1000,
      childTimesMs: 0,
    });
  }

  /** A process ends and its parent waits for it; its children get the parent's parent. */
  end(pid: number): void {
    const process = this.processes.get(pid);
    if (process === undefined) throw new Error(`There is no process ${pid}.`);
    this.processes.delete(pid);
    const parent = this.processes.get(process.parentPid);
    if (parent !== undefined) parent.childTimesMs += ownMs(process) + process.childTimesMs;
    for (const child of this.processes.values()) {
      if (child.parentPid === pid) child.parentPid = process.parentPid;
    }
  }

  /** A thread runs and waits; it is made when it does so for the first time. */
  run(pid: number, tid: number, onCpuMs: number, waitingMs = 0, state = 'S'): void {
    const threads = this.processes.get(pid)?.threads;
    const born = { onCpuMs: 0, waitingMs: 0, state, switches: NO_SWITCHES };
    const thread = threads?.get(tid) ?? born;
    threads?.set(tid, {
      ...thread,
      onCpuMs: thread.onCpuMs + onCpuMs,
      waitingMs: thread.waitingMs + waitingMs,
      state,
    });
  }

  /** A thread, which must be there, was taken off its core so many times more. */
  switch(pid: number, tid: number, voluntary: number, involuntary: number): void {
    const thread = this.processes.get(pid)?.threads.get(tid);
    if (thread === undefined) throw new Error(`There is no thread ${tid} in process ${pid}.`);
    thread.switches = {
      voluntary: thread.switches.voluntary + voluntary,
      involuntary: thread.switches.involuntary + involuntary,
    };
  }

  /** The readers of this machine; without threads they are those of a system other than Linux. */
  readers(hasThreads = true): Readers {
    return {
      readCoreTimes: () => this.#readCoreTimes(),
      readProcesses: (pids) => this.#readProcesses(pids),
      readQuietly: hasThreads ? this.#quietReader() : null,
      readOwnUsage: () => {
        if (this.broken.has('own')) throw new Error('own usage is broken');
        return { cpuMs: this.ownCpuMs, rssBytes: 500 };
      },
      readOwnCpuMs: () => this.ownCpuMs,
      source: hasThreads ? this : null,
      readMemory: hasThreads ? (pid) => Promise.resolve(this.#memoryOf(pid)) : null,
      readThrottledMs: () => this.throttledMs,
      readCpuPressureMs: () => this.cpuPressureMs,
    };
  }

  #memoryOf(pid: number): MemoryReading | 'gone' {
    return this.processes.has(pid) ? { pssBytes: pid * 10, ussBytes: pid * 5 } : 'gone';
  }

  readThreads(pid: number): ThreadsReading {
    const process = this.processes.get(pid);
    if (process === undefined) return { outcome: 'gone' };
    const atMs = this.clock.nowMs();
    const threads = [...process.threads].map(([tid, { onCpuMs, waitingMs }]) => ({
      tid,
      onCpuMs,
      waitingMs,
      atMs,
    }));
    return { outcome: 'read', threads };
  }

  readStatus(pid: number, tid: number): ThreadStatus | null {
    const thread = this.processes.get(pid)?.threads.get(tid);
    if (thread === undefined) return null;
    const { voluntary, involuntary } = thread.switches;
    return { state: thread.state, voluntarySwitches: voluntary, involuntarySwitches: involuntary };
  }

  readThreadName(pid: number, tid: number): string | null {
    this.nameReadings += 1;
    if (this.processes.get(pid)?.threads.has(tid) !== true) return null;
    return this.threadNames.get(tid) ?? 'thread';
  }

  readChildTimesMs(pid: number): number | null {
    const timesMs = this.processes.get(pid)?.childTimesMs;
    return timesMs === undefined ? null : Math.floor(timesMs / 10) * 10;
  }

  readChildren(pids: readonly number[]): ReadonlyMap<number, readonly number[]> {
    const childrenOf = (parent: number): readonly number[] =>
      [...this.processes].filter(([, { parentPid }]) => parentPid === parent).map(([pid]) => pid);
    return new Map(pids.map((pid) => [pid, childrenOf(pid)]));
  }

  forget(): void {
    // Nothing is kept open here.
  }

  #readCoreTimes(): readonly CoreTimes[] {
    if (this.broken.has('cores')) throw new Error('core times are broken');
    return this.cores.map((core) => ({ ...core }));
  }

  async #readProcesses(pids: readonly number[]): Promise<ReadonlyMap<number, ProcessReading>> {
    this.#calls += 1;
    this.pidusageCalls += 1;
    this.mostCallsAtOnce = Math.max(this.mostCallsAtOnce, this.#calls);
    await this.delay;
    this.#calls -= 1;
    if (this.broken.has('processes')) throw new Error('process readings are broken');
    return this.#usages(pids);
  }

  #quietReader(): QuietReader {
    const read: QuietReader['read'] = (pids) => {
      this.quietReadings += 1;
      return this.#usages(pids);
    };
    return { read, forgetAll: () => (this.quietForgets += 1) };
  }

  #usages(pids: readonly number[]): ReadonlyMap<number, ProcessReading> {
    const readings = new Map<number, ProcessReading>();
    for (const pid of pids) {
      const process = this.processes.get(pid);
      if (process === undefined) continue;
      const cpuMs = Math.floor(ownMs(process) / 10) * 10;
      readings.set(pid, { cpuMs, rssBytes: process.rssBytes, ageMs: this.clock.nowMs() });
    }
    return readings;
  }
}

function ownMs({ threads }: FakeProcess): number {
  return [...threads.values()].reduce((sum, { onCpuMs }) => sum + onCpuMs, 0);
}
