import { readFileSync } from 'node:fs';

/** Of those that the process may have; the rest is for everything else. */
const KEPT_SHARE = 0.5;

/** Where the limit can't be read: the least that systems give. */
const USUAL_LIMIT = 1024;

/** How many descriptors may be kept open: a process has a limit of them, for all that it does. */
export class DescriptorRoom {
  readonly #readLimit: () => number;
  #most: number | null = null;
  #taken = 0;

  /** @param readLimit read once, when it is needed first */
  constructor(readLimit: () => number) {
    this.#readLimit = readLimit;
  }

  /** Whether one more may be kept, which then counts. */
  take(): boolean {
    this.#most ??= Math.floor(this.#readLimit() * KEPT_SHARE);
    if (this.#taken >= this.#most) return false;
    this.#taken += 1;
    return true;
  }

  giveBack(): void {
    this.#taken -= 1;
  }
}

/** The soft limit in the text of `/proc/self/limits`; `null`: it is not there. `Infinity`: none. */
export function parseOpenFilesLimit(text: string): number | null {
  const soft = /^Max open files +(\d+|unlimited)/m.exec(text)?.[1];
  if (soft === undefined) return null;
  return soft === 'unlimited' ? Infinity : Number(soft);
}

function readOpenFilesLimit(): number {
  try {
    return parseOpenFilesLimit(readFileSync('/proc/self/limits', 'latin1')) ?? USUAL_LIMIT;
  } catch {
    return USUAL_LIMIT;
  }
}

/** Of this process: all kept files share it. */
export const descriptorRoom = new DescriptorRoom(readOpenFilesLimit);
