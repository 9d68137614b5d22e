import { parseCpuList } from './cpu-list.ts';

/**
 * Logical CPUs of each physical core from `thread_siblings_list` of every CPU: the CPUs of one core
 * name the same siblings. `null` when the list of a CPU is missing or can't be read, as a part would
 * be too few.
 */
export function siblingGroups(
  siblingLists: readonly (string | null)[],
): readonly (readonly number[])[] | null {
  const groups = new Map<string, readonly number[]>();
  for (const text of siblingLists) {
    const cpus = parseCpuList(text ?? '');
    if (cpus === null) return null;
    groups.set(cpus.join(), cpus);
  }
  return groups.size === 0 ? null : [...groups.values()];
}

/**
 * Number of physical cores from the text of `/proc/cpuinfo`: distinct pairs of package and core.
 * `null` where the architecture does not state them.
 */
export function parsePhysicalCores(cpuinfo: string): number | null {
  const cores = new Set<string>();
  for (const block of cpuinfo.split('\n\n')) {
    if (!/^processor\s*:/m.test(block)) continue;
    const packageId = /^physical id\s*:\s*(\d+)$/m.exec(block)?.[1];
    const coreId = /^core id\s*:\s*(\d+)$/m.exec(block)?.[1];
    if (packageId === undefined || coreId === undefined) return null;
    cores.add(`${packageId}:${coreId}`);
  }
  return cores.size === 0 ? null : cores.size;
}
