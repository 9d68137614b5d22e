import { cpus, platform } from 'node:os';

import type { Clock } from './clock.ts';
import type { CoreTimes } from './core-load.ts';
import { toCoreTimes } from './core-load.ts';
import { throttledMsReader } from './linux/cgroup-throttling.ts';
import { cpuPressureMsReader } from './linux/cpu-pressure.ts';
import { KeptFiles } from './linux/kept-files.ts';
import { LinuxProcesses } from './linux/linux-processes.ts';
import { ProcessStats } from './linux/process-stats.ts';
import { UsageReader } from './linux/read-usage.ts';
import { readMemoryOrEnd } from './linux/smaps-rollup.ts';
import { StatFile } from './linux/stat-core-times.ts';
import { readText } from './machine.ts';
import type { ReadMemory } from './memory-meter.ts';
import { readPageBytes } from './process-list/boot-facts.ts';
import type { ProcessReading, ReadProcesses } from './process-reader.ts';
import { createProcessReader } from './process-reader.ts';
import type { ProcessSource } from './process-source.ts';
import type { OwnUsage } from './self-meter.ts';
import { readOwnCpuMs, readOwnUsage } from './self-meter.ts';

/** Everything the sampler reads from the system. Injected, so that tests can play any system. */
export interface Readers {
  readonly readCoreTimes: () => readonly CoreTimes[];
  readonly readProcesses: ReadProcesses;
  /** The same within one turn of the event loop; `null` where only pidusage can read. */
  readonly readQuietly: QuietReader | null;
  readonly readOwnUsage: () => OwnUsage;
  /** CPU time of this process alone, cheap enough to be asked twice a tick. */
  readonly readOwnCpuMs: () => number;
  /** Threads and children; `null` where only pidusage tells anything. */
  readonly source: ProcessSource | null;
  /** PSS and USS; `null` where the system has neither. */
  readonly readMemory: ReadMemory | null;
  /** How long the CPU quota has held back the own cgroup so far; `null`: not reported. */
  readonly readThrottledMs: () => number | null;
  /** How long tasks of the machine have waited for a CPU so far; `null`: the kernel does not tell. */
  readonly readCpuPressureMs: () => number | null;
}

/** Reads processes within one turn of the event loop. */
export interface QuietReader {
  read(pids: readonly number[]): ReadonlyMap<number, ProcessReading>;
  /** Lets go of all that is kept open. */
  forgetAll(): void;
}

/** The readers of the system at hand. */
export function systemReaders(clock: Clock): Readers {
  const isLinux = platform() === 'linux';
  const files = new KeptFiles();
  const stat = new StatFile(files);
  const stats = new ProcessStats();
  return {
    readCoreTimes: isLinux ? () => stat.readCoreTimes() : () => toCoreTimes(cpus()),
    readProcesses: createProcessReader(),
    readQuietly: isLinux ? quietReader(stats) : null,
    readOwnUsage,
    readOwnCpuMs,
    source: isLinux ? linuxProcesses(clock, stat, stats) : null,
    readMemory: isLinux ? readMemoryOrEnd : null,
    readThrottledMs: isLinux ? throttledMsReader(files, readText) : () => null,
    readCpuPressureMs: isLinux ? cpuPressureMsReader(files) : () => null,
  };
}

function linuxProcesses(clock: Clock, stat: StatFile, stats: ProcessStats): LinuxProcesses {
  const { forksSoFar } = stat;
  return new LinuxProcesses({ nowMs: () => clock.nowMs(), forksSoFar, stats });
}

function quietReader(stats: ProcessStats): QuietReader | null {
  const pageBytes = readPageBytes();
  return pageBytes === null ? null : new UsageReader(stats, pageBytes);
}
