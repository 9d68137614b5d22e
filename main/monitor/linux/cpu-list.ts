/**
 * Number of CPUs in a list as the kernel writes it: `0-3,8,10-11`. `null` for anything else, the
 * empty list included.
 */
export function countCpuList(list: string): number | null {
  let count = 0;
  for (const range of list.trim().split(',')) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(range);
    if (match === null) return null;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first) return null;
    count += last - first + 1;
  }
  return count;
}

/** CPUs a process may run on, from the text of its `/proc/PID/status`; `null` when not stated. */
export function parseAffinityCores(status: string): number | null {
  const match = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status);
  return match?.[1] === undefined ? null : countCpuList(match[1]);
}
