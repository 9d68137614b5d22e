import { readdir, readFile } from 'node:fs/promises';

import { runQuietly } from './run-quietly.ts';

/**
 * Signals every process of a group. False when there is none left.
 * @param groupId > 1: lower numbers would mean "everybody" to the system
 */
export function signalGroup(groupId: number, signal: NodeJS.Signals | 0): boolean {
  if (!Number.isInteger(groupId) || groupId <= 1) {
    throw new RangeError(`Not a process group of a run: ${groupId}`);
  }
  try {
    process.kill(-groupId, signal);
    return true;
  } catch (thrown) {
    // EPERM: something is there, if only what macOS says of a group of zombies.
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether anything of the group still lives. Zombies are dead: they only wait to be collected. */
export async function groupIsAlive(groupId: number): Promise<boolean> {
  if (!signalGroup(groupId, 0)) return false;
  if (process.platform === 'linux') return linuxGroupIsAlive(groupId);
  const listing = await runQuietly('/bin/ps', ['-A', '-o', 'pgid=,stat=']);
  return listing.split('\n').some((line) => {
    const [group, state] = line.trim().split(/\s+/);
    return Number(group) === groupId && state !== undefined && !state.startsWith('Z');
  });
}

async function linuxGroupIsAlive(groupId: number): Promise<boolean> {
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    // The name in parentheses may hold anything, so fields count from the last one.
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(group) === groupId && state !== 'Z' && state !== 'X') return true;
  }
  return false;
}
