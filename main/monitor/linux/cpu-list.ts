/** More than any machine has: a list that names more is none. */
const MAX_CPUS = 65_536;

/**
 * The CPUs in a list as the kernel writes it, ascending: `0-3,8,10-11`. `null` for anything else,
 * the empty list included.
 */
export function parseCpuList(list: string): readonly number[] | null {
  const cpus = new Set<number>();
  for (const range of list.trim().split(',')) {
    const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(range);
    if (match === null) return null;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first || last >= MAX_CPUS) return null;
    for (let cpu = first; cpu <= last; cpu += 1) cpus.add(cpu);
  }
  return [...cpus].sort((left, right) => left - right);
}

/** CPUs a process may run on, from the text of its `/proc/PID/status`; `null` when not stated. */
export function parseAffinity(status: string): readonly number[] | null {
  const match = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status);
  return match?.[1] === undefined ? null : parseCpuList(match[1]);
}
