import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

import { processNumbers } from './process-numbers.ts';

/** `st` of a listening TCP socket, and of a UDP socket that is bound. */
const TCP_LISTEN = '0A';
const UDP_BOUND = '07';

/** A local port that somebody listens at, by the inode of its socket. */
export interface ListeningSocket {
  readonly port: number;
  readonly inode: number;
}

/**
 * Listening sockets from `/proc/net/tcp`, `tcp6`, `udp` or `udp6` (proc(5)); what is no such line is
 * left out.
 */
export function parseListeningSockets(text: string): readonly ListeningSocket[] {
  return text.split('\n').flatMap((line) => {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state !== TCP_LISTEN && state !== UDP_BOUND) return [];
    const port = Number.parseInt(local?.split(':').at(-1) ?? '', 16);
    const number = Number(inode);
    return Number.isInteger(port) && Number.isSafeInteger(number) && number > 0
      ? [{ port, inode: number }]
      : [];
  });
}

/**
 * Ports by the process that listens at them, ascending. Of other users' processes the descriptors
 * can't be read without rights: their ports are not told.
 */
export function readListeningPorts(procFolder = '/proc'): ReadonlyMap<number, readonly number[]> {
  const portByInode = new Map<number, number>();
  for (const file of ['tcp', 'tcp6', 'udp', 'udp6']) {
    for (const { port, inode } of parseListeningSockets(textOf(`${procFolder}/net/${file}`))) {
      portByInode.set(inode, port);
    }
  }
  const ports = new Map<number, readonly number[]>();
  if (portByInode.size === 0) return ports;
  for (const pid of processNumbers(procFolder)) {
    const own = portsOf(`${procFolder}/${pid}/fd`, portByInode);
    if (own.length > 0) ports.set(pid, own);
  }
  return ports;
}

function portsOf(folder: string, portByInode: ReadonlyMap<number, number>): readonly number[] {
  const ports = new Set<number>();
  for (const descriptor of namesIn(folder)) {
    const inode = /^socket:\[(\d+)\]$/.exec(targetOf(`${folder}/${descriptor}`))?.[1];
    const port = inode === undefined ? undefined : portByInode.get(Number(inode));
    if (port !== undefined) ports.add(port);
  }
  return [...ports].sort((left, right) => left - right);
}

/** Empty where it can't be read, which is normal for others’ processes and those that have ended. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
