import { cpus, platform } from 'node:os';

import type { Clock } from './clock.ts';
import type { CoreTimes } from './core-load.ts';
import { toCoreTimes } from './core-load.ts';
import { LinuxProcesses } from './linux/linux-processes.ts';
import { readPssBytes } from './linux/smaps-rollup.ts';
import { readThrottling } from './machine.ts';
import type { ReadProcesses } from './process-reader.ts';
import { createProcessReader } from './process-reader.ts';
import type { ProcessSource } from './process-source.ts';
import type { ReadPssBytes } from './pss-meter.ts';
import type { OwnUsage } from './self-meter.ts';
import { readOwnUsage } from './self-meter.ts';

/** Everything the sampler reads from the system. Injected, so that tests can play any system. */
export interface Readers {
  readonly readCoreTimes: () => readonly CoreTimes[];
  readonly readProcesses: ReadProcesses;
  readonly readOwnUsage: () => OwnUsage;
  /** Threads and children; `null` where only pidusage tells anything. */
  readonly source: ProcessSource | null;
  /** `null` where the system has no proportional set size. */
  readonly readPssBytes: ReadPssBytes | null;
  /** How long the CPU quota has held back the own cgroup so far; `null`: not reported. */
  readonly readThrottledMs: () => number | null;
}

/** The readers of the system at hand. */
export function systemReaders(clock: Clock): Readers {
  const isLinux = platform() === 'linux';
  return {
    readCoreTimes: () => toCoreTimes(cpus()),
    readProcesses: createProcessReader(),
    readOwnUsage,
    source: isLinux ? new LinuxProcesses(() => clock.nowMs()) : null,
    readPssBytes: isLinux ? readPssBytes : null,
    readThrottledMs: () => readThrottling()?.throttledMs ?? null,
  };
}
