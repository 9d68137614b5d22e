import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Parent by pid. Empty on Windows, where the tests leave this check out. */
function readParents(): ReadonlyMap<number, number> {
  if (process.platform === 'linux') return readLinuxParents();
  if (process.platform === 'win32') return new Map();
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = table.trim().split('\n');
  return new Map(
    rows.map((row) => {
      const [pid = 0, parent = 0] = row.trim().split(/\s+/).map(Number);
      return [pid, parent];
    }),
  );
}

function readLinuxParents(): ReadonlyMap<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(name) : null;
    if (stat !== null) parents.set(Number(name), Number(stat[1]));
  }
  return parents;
}

/** State and what follows it; the name before may hold spaces and brackets. */
function readStat(pid: string): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It ended between listing and reading.
    return null;
  }
}

/** All children of a process, and theirs. */
export function descendants(rootPid: number): readonly number[] {
  const parents = readParents();
  const found = new Set([rootPid]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  found.delete(rootPid);
  return [...found];
}

/** Whether a process runs; a zombie that waits for its parent does not. */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') {
    const stat = readStat(String(pid));
    return stat !== null && stat[0] !== 'Z';
  }
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** How a process was started; empty: it has ended. */
export function commandLineOf(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    // It ended between listing and reading.
    return '';
  }
}
