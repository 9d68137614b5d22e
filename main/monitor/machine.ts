import { readFileSync } from 'node:fs';
import { cpus, platform, totalmem } from 'node:os';

import type { MachineFacts } from '../../contract/ipc.ts';
import { findTaskset } from './linux/affinity-tool.ts';
import { readQuotaCores } from './linux/cgroup.ts';
import { parseAffinity } from './linux/cpu-list.ts';
import { parsePhysicalCores, siblingGroups } from './linux/cpu-topology.ts';

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
    siblingCores: isLinux ? readSiblingCores(logicalCores) : null,
    effectiveCores: readEffectiveCores(null),
    memoryBytes: totalmem(),
    allowedCores: readAllowedCores(logicalCores),
    noAffinityReason: noAffinityReason(platform(), findTaskset()),
  };
}

/** The smallest of what is there, what affinity admits, and what the quota pays for. */
export function effectiveCores(
  logicalCores: number,
  affinityCores: number | null,
  quotaCores: number | null,
): number {
  return Math.min(logicalCores, affinityCores ?? logicalCores, quotaCores ?? logicalCores);
}

/**
 * How many cores a run has here.
 * @param cores logical CPUs it is confined to; `null`: all that this process may use
 */
export function readEffectiveCores(cores: readonly number[] | null): number {
  const logicalCores = cpus().length;
  const affinityCores = (cores ?? readAllowedCores(logicalCores)).length;
  const quotaCores = platform() === 'linux' ? readQuotaCores(readText) : null;
  return effectiveCores(logicalCores, affinityCores, quotaCores);
}

/** Why a run can't be confined to some cores on a system like this; `null`: it can. */
export function noAffinityReason(system: NodeJS.Platform, taskset: string | null): string | null {
  if (system !== 'linux') {
    return 'A run can be confined to some cores on Linux only: this system offers no way to do that.';
  }
  return taskset === null
    ? 'The program taskset, which confines a run to some cores, is not installed: install the package util-linux.'
    : null;
}

/** Logical CPUs that this process may use, ascending. */
export function readAllowedCores(logicalCores: number): readonly number[] {
  const status = platform() === 'linux' ? readText('/proc/self/status') : null;
  return parseAffinity(status ?? '') ?? Array.from({ length: logicalCores }, (_, core) => core);
}

/** Linux alone; `null` where it is not stated. */
export function readPhysicalCores(logicalCores: number): number | null {
  const groups = readSiblingCores(logicalCores);
  return groups?.length ?? parsePhysicalCores(readText('/proc/cpuinfo') ?? '');
}

/** Logical CPUs of each physical core; Linux alone, `null` where it is not stated. */
export function readSiblingCores(logicalCores: number): readonly (readonly number[])[] | null {
  const lists = Array.from({ length: logicalCores }, (_, index) =>
    readText(`/sys/devices/system/cpu/cpu${index}/topology/thread_siblings_list`),
  );
  return siblingGroups(lists);
}

/** A whole small file; `null` when it isn't there or may not be read. */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Which of these files exist differs from kernel to kernel.
    return null;
  }
}
