import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { ListedFacts, ListedProcess, ProcessReader } from './listed-process.ts';
import { parsePsLine, PS_COLUMNS } from './ps-lines.ts';

const PATIENCE_MS = 5_000;
const MAX_OUTPUT_BYTES = 32 * 1024 ** 2;

/** All processes from `ps`, where there is no /proc. Coarser, and dearer: a program is started each time. */
export class PsProcessList implements ProcessReader {
  readonly #nowMs: () => number;
  #kept = new Map<number, ListedFacts>();

  /** @param nowMs monotonic */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  async read(): Promise<readonly ListedProcess[]> {
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-A', '-o', PS_COLUMNS], {
      env: { ...process.env, LC_ALL: 'C' },
      timeout: PATIENCE_MS,
      maxBuffer: MAX_OUTPUT_BYTES,
    });
    const atMs = this.#nowMs();
    const read = stdout.split('\n').flatMap((line) => parsePsLine(line, atMs) ?? []);
    const listed = read.map(({ facts, counters }) => ({ facts: this.#same(facts), counters }));
    this.#kept = new Map(listed.map(({ facts }) => [facts.pid, facts]));
    return listed;
  }

  release(): void {
    this.#kept.clear();
  }

  #same(facts: ListedFacts): ListedFacts {
    const kept = this.#kept.get(facts.pid);
    return kept !== undefined && JSON.stringify(kept) === JSON.stringify(facts) ? kept : facts;
  }
}
