import { setTimeout as sleep } from 'node:timers/promises';

import { groupIsAlive, signalGroup } from './process-group.ts';
import { runQuietly } from './run-quietly.ts';
import { removeSharedNames } from './shared-names.ts';

const POLL_MS = 10;
const KILL_LIMIT_MS = 1000;

export interface GroupEndTimes {
  /** How long the group may take to empty itself, unasked. */
  readonly settleMs: number;
  /** Time between SIGTERM and SIGKILL; 0: SIGKILL at once. */
  readonly termGraceMs: number;
}

export interface GroupEnd {
  /** Something was still there after its time to settle, and had to be ended. */
  readonly hadToEnd: boolean;
  /** False: something lives on even after SIGKILL (a process that hangs in the kernel). */
  readonly empty: boolean;
}

/**
 * Ends a process group for good: SIGTERM, a grace time, SIGKILL, and a look that nothing is left, in
 * shared memory neither.
 * On Windows, where there are no groups, the process tree.
 */
export async function endProcessGroup(groupId: number, times: GroupEndTimes): Promise<GroupEnd> {
  if (process.platform === 'win32') return endWindowsTree(groupId);
  const end = await endPosixGroup(groupId, times);
  if (end.empty) await removeSharedNames(groupId);
  return end;
}

async function endPosixGroup(groupId: number, times: GroupEndTimes): Promise<GroupEnd> {
  if (await isEmptyWithin(groupId, times.settleMs)) return { hadToEnd: false, empty: true };
  if (times.termGraceMs > 0) {
    signalGroup(groupId, 'SIGTERM');
    if (await isEmptyWithin(groupId, times.termGraceMs)) return { hadToEnd: true, empty: true };
  }
  signalGroup(groupId, 'SIGKILL');
  return { hadToEnd: true, empty: await isEmptyWithin(groupId, KILL_LIMIT_MS) };
}

async function isEmptyWithin(groupId: number, limitMs: number): Promise<boolean> {
  const deadlineMs = performance.now() + limitMs;
  while (await groupIsAlive(groupId)) {
    const leftMs = deadlineMs - performance.now();
    if (leftMs <= 0) return false;
    await sleep(Math.min(POLL_MS, leftMs));
  }
  return true;
}

async function endWindowsTree(pid: number): Promise<GroupEnd> {
  const root = process.env['SystemRoot'] ?? 'C:\\Windows';
  await runQuietly(`${root}\\System32\\taskkill.exe`, ['/PID', String(pid), '/T', '/F']);
  return { hadToEnd: false, empty: true };
}
