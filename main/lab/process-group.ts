import { readdir, readFile } from 'node:fs/promises';

import { toError } from '../../contract/result.ts';
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

/** What can’t be looked at may well be alive: better signalled in vain than left. */
async function linuxGroupIsAlive(groupId: number): Promise<boolean> {
  try {
    for (const entry of await readdir('/proc')) {
      if (/^\d+$/.test(entry) && (await isOfGroup(entry, groupId))) return true;
    }
    return false;
  } catch {
    return true;
  }
}

/** Rejects where nothing can be looked at: no descriptor, or no memory, is left. */
async function isOfGroup(pid: string, groupId: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(asNotOurs);
  // The name in parentheses may hold anything, so fields count from the last one.
  const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(group) === groupId && state !== 'Z' && state !== 'X';
}

/** It has ended meanwhile, or is hidden because it is another user's. */
function asNotOurs(thrown: unknown): string {
  const { code = '' }: NodeJS.ErrnoException = toError(thrown);
  if (['EMFILE', 'ENFILE', 'ENOMEM'].includes(code)) throw thrown;
  return '';
}
