import type { ProcessUpdate } from '../../../contract/processes.ts';
import { toError } from '../../../contract/result.ts';
import { type Clock, monotonicClock } from '../clock.ts';
import { TickTimer } from '../tick-timer.ts';
import { isOwn } from './kinship.ts';
import type { ListedProcess, ProcessReader } from './listed-process.ts';
import { ProcessPasses } from './process-passes.ts';

/** Long enough to cost next to nothing, short enough to see what is going on. */
export const PASS_MS = 1500;

export interface ProcessWatchParts {
  readonly reader: ProcessReader;
  /** The processes of Corelane itself; what they have started counts as its own too. */
  readonly ownPids: () => readonly number[];
  /** Whether nothing should be read now: a run is timed. */
  readonly isTiming: () => boolean;
  readonly tell: (update: ProcessUpdate) => void;
  readonly clock?: Clock;
}

/** Reads all processes again and again while somebody looks at them, and not once more. */
export class ProcessWatch {
  readonly #parts: ProcessWatchParts;
  readonly #timer: TickTimer;
  #passes = new ProcessPasses();
  /** Counts the starts: what a reading brings that was begun before the last one is dropped. */
  #watch = 0;
  #isWatched = false;

  constructor(parts: ProcessWatchParts) {
    this.#parts = parts;
    this.#timer = new TickTimer(
      parts.clock ?? monotonicClock,
      () => PASS_MS,
      () => this.#tick(),
    );
  }

  /** The first pass comes at once and tells everything, also to one that was told before. */
  start(): void {
    this.stop();
    this.#isWatched = true;
    this.#passes = new ProcessPasses();
    this.#timer.start();
  }

  stop(): void {
    this.#watch += 1;
    this.#isWatched = false;
    this.#timer.stop();
    this.#parts.reader.release();
  }

  async #tick(): Promise<void> {
    const watch = this.#watch;
    const update = await this.#nextUpdate();
    if (watch === this.#watch) this.#parts.tell(update);
    else if (!this.#isWatched) this.#parts.reader.release();
  }

  async #nextUpdate(): Promise<ProcessUpdate> {
    if (this.#parts.isTiming()) return { state: 'paused' };
    const passes = this.#passes;
    try {
      const listed = await this.#parts.reader.read();
      return { state: 'read', pass: passes.next(listed, this.#isOwn(listed)) };
    } catch (thrown) {
      const message = `The processes of this machine can’t be read (${toError(thrown).message}). It is tried again.`;
      return { state: 'failed', message };
    }
  }

  #isOwn(listed: readonly ListedProcess[]): (pid: number) => boolean {
    const parents = new Map(listed.map(({ facts, counters }) => [facts.pid, counters.parentPid]));
    const ownPids = new Set(this.#parts.ownPids());
    return (pid) => isOwn(pid, ownPids, (child) => parents.get(child));
  }
}
