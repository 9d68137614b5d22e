import { readFileSync } from 'node:fs';
import { cpus, platform, totalmem } from 'node:os';

import type { MachineFacts } from '../../contract/ipc.ts';
import type { CpuThrottling } from './linux/cgroup.ts';
import { readCpuThrottling, readQuotaCores } from './linux/cgroup.ts';
import { parseAffinityCores } from './linux/cpu-list.ts';
import { countSiblingGroups, parsePhysicalCores } from './linux/cpu-topology.ts';

/** What this machine has, and how much of it this process may use. */
export function readMachineFacts(): MachineFacts {
  const logicalCpus = cpus();
  const logicalCores = logicalCpus.length;
  const isLinux = platform() === 'linux';
  return {
    platform: platform(),
    cpuModel: logicalCpus[0]?.model.trim() ?? '',
    logicalCores,
    physicalCores: isLinux ? readPhysicalCores(logicalCores) : null,
    effectiveCores: isLinux ? readEffectiveCores(logicalCores) : logicalCores,
    memoryBytes: totalmem(),
  };
}

/**
 * Throttling of this process's cgroup since the cgroup's start; `null`: not reported, as on every
 * system but Linux. Runs are in the same cgroup unless somebody moves them.
 */
export function readThrottling(): CpuThrottling | null {
  return platform() === 'linux' ? readCpuThrottling(readText) : null;
}

/** The smallest of what is there, what affinity admits, and what the quota pays for. */
export function effectiveCores(
  logicalCores: number,
  affinityCores: number | null,
  quotaCores: number | null,
): number {
  return Math.min(logicalCores, affinityCores ?? logicalCores, quotaCores ?? logicalCores);
}

function readEffectiveCores(logicalCores: number): number {
  const affinityCores = parseAffinityCores(readText('/proc/self/status') ?? '');
  return effectiveCores(logicalCores, affinityCores, readQuotaCores(readText));
}

function readPhysicalCores(logicalCores: number): number | null {
  const siblingLists = Array.from({ length: logicalCores }, (_, index) =>
    readText(`/sys/devices/system/cpu/cpu${index}/topology/thread_siblings_list`),
  );
  return countSiblingGroups(siblingLists) ?? parsePhysicalCores(readText('/proc/cpuinfo') ?? '');
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Which of these files exist differs from kernel to kernel.
    return null;
  }
}
