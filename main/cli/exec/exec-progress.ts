import type { SampleBatch } from '../../../contract/sample.ts';
import { readEffectiveCores } from '../../monitor/machine.ts';
import { formatBytes, formatCores, formatMs } from '../../report/quantities.ts';
import { ERASE_LINE } from '../terminal-text.ts';

/** One line of a terminal that is written over and over while a program runs. */
export class ExecProgress {
  readonly #write: (text: string) => void;
  readonly #effectiveCores: number;
  #firstAtMs: number | null = null;
  #isShown = false;

  /**
   * @param write to the terminal
   * @param cores that the program is confined to; `null`: all
   */
  constructor(write: (text: string) => void, cores: readonly number[] | null) {
    this.#write = write;
    this.#effectiveCores = readEffectiveCores(cores);
  }

  /** Shows what it uses; a batch without a run that has begun changes nothing. */
  update({ run, atMs }: SampleBatch): void {
    if (run?.tasksTotal === undefined || run.tasksTotal === null) return;
    this.#firstAtMs ??= atMs;
    const { coresUsed, rssBytes, processes } = run.total;
    const parts = [
      formatMs(atMs - this.#firstAtMs),
      `${formatCores(coresUsed, this.#effectiveCores)} cores`,
      `${formatBytes(rssBytes)} RSS`,
      processes === 1 ? '1 process' : `${processes} processes`,
    ];
    this.#write(ERASE_LINE + parts.join(', '));
    this.#isShown = true;
  }

  /** Leaves the line empty, for what is written next. */
  clear(): void {
    if (this.#isShown) this.#write(ERASE_LINE);
    this.#isShown = false;
  }
}
