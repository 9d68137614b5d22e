import { readFileSync } from 'node:fs';
import { endianness } from 'node:os';

import { readText } from '../machine.ts';

/** Of the auxiliary vector: the size of a page. */
const AT_PAGESZ = 6n;

const USUAL_PAGE_BYTES = 4096;

/** What the counters of /proc are to be multiplied by and counted from. */
export interface BootFacts {
  readonly pageBytes: number;
  /** Milliseconds since 1970 at the machine's start; `null`: not told. */
  readonly bootMs: number | null;
}

export function readBootFacts(): BootFacts {
  return {
    pageBytes: readPageBytes() ?? USUAL_PAGE_BYTES,
    bootMs: parseBootMs(readText('/proc/stat') ?? ''),
  };
}

/** From the text of `/proc/stat`, in milliseconds since 1970. */
export function parseBootMs(text: string): number | null {
  const match = /^btime (\d{1,12})$/m.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]) * 1000;
}

/** From the bytes of `/proc/self/auxv` on 64-bit systems: pairs of a type and its value. */
export function parsePageBytes(bytes: Buffer): number | null {
  const isLittle = endianness() === 'LE';
  const word = (at: number) => (isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  for (let at = 0; at + 16 <= bytes.length; at += 16) {
    if (word(at) === AT_PAGESZ) return Number(word(at + 8));
  }
  return null;
}

/** Bytes of a page of memory; `null` where the system does not say, and on 32-bit systems. */
export function readPageBytes(): number | null {
  try {
    return parsePageBytes(readFileSync('/proc/self/auxv'));
  } catch {
    return null;
  }
}
