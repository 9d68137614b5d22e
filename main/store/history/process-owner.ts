import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

import { z } from 'zod';

import { isPidAlive, startTimeOf } from '../process-identity.ts';

/**
 * A process that writes into the history, told apart from a later one with the same pid by when it
 * started, and from one before the last start of the machine by `boot`.
 */
export interface ProcessOwner {
  readonly pid: number;
  /** In the system's own unit since the machine's start; `null`: can't be told here. */
  readonly startTime: string | null;
  readonly boot: string;
  /** Tells several histories of one process apart. */
  readonly session: string;
}

/** `uptime` is read in seconds and drifts with corrections of the clock. */
const BOOT_TOLERANCE_S = 120;

const ownerSchema = z.object({
  pid: z.int().positive(),
  startTime: z.string().nullable(),
  boot: z.string(),
  session: z.string(),
});

/** This process, as it stands in the history; another text at each call. */
export function newOwner(): string {
  const { pid } = process;
  const owner: ProcessOwner = {
    pid,
    startTime: startTimeOf(pid),
    boot: bootId(),
    session: randomUUID(),
  };
  return JSON.stringify(owner);
}

/**
 * Whether the process that wrote this text lives. Elsewhere than on Linux another process that took
 * over its pid can't be told apart from it.
 */
export function isOwnerAlive(text: string): boolean {
  const owner = parseOwner(text);
  if (owner === null || !isThisBoot(owner.boot) || !isPidAlive(owner.pid)) return false;
  return owner.startTime === startTimeOf(owner.pid);
}

function parseOwner(text: string): ProcessOwner | null {
  try {
    const json: unknown = JSON.parse(text);
    return ownerSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `@${Math.round(Date.now() / 1000 - uptime())}`;
  }
}

function isThisBoot(boot: string): boolean {
  const now = bootId();
  if (!boot.startsWith('@') || !now.startsWith('@')) return boot === now;
  return Math.abs(Number(boot.slice(1)) - Number(now.slice(1))) <= BOOT_TOLERANCE_S;
}
