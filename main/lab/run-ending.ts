import type { Failure } from '../../contract/result.ts';
import type { Conclusion } from './conclude-run.ts';
import { createDeferred } from './deferred.ts';
import type { RunTimings } from './run-timings.ts';

/**
 * Why and by when a run has to end. The first cause wins: what a host does once it has been told to
 * stop, or has been given up, no longer changes the answer.
 */
export class RunEnding {
  readonly #timings: RunTimings;
  readonly #now = createDeferred<undefined>();
  #cause: Conclusion | null = null;
  #askedAtMs: number | null = null;
  #isOver = false;

  constructor(timings: RunTimings) {
    this.#timings = timings;
  }

  get cause(): Conclusion | null {
    return this.#cause;
  }

  /** A stop or the time limit asked for the end. */
  get asked(): boolean {
    return this.#askedAtMs !== null;
  }

  /** Corelane gave the host no more time, so its exit says nothing about it. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Settles when the host gets no more time. */
  get over(): Promise<undefined> {
    return this.#now.promise;
  }

  /** False when a cause was known before. */
  because(cause: Conclusion): boolean {
    if (this.#cause !== null) return false;
    this.#cause = cause;
    return true;
  }

  failedBecause(error: Failure): boolean {
    return this.because({ state: 'failed', error });
  }

  /** From now on everything has to be over within 2 s. */
  ask(): void {
    this.#askedAtMs ??= performance.now();
  }

  /** The host gets no more time. */
  giveUp(): void {
    this.#isOver = true;
    this.#now.resolve(undefined);
  }

  /** How long the host's group may take between SIGTERM and SIGKILL, in milliseconds. */
  termGraceMs(): number {
    return Math.min(this.#timings.termGraceMs, this.#leftMs());
  }

  /** How long the helpers of a host that has gone may take to follow it. */
  settleMs(): number {
    return this.#isOver ? 0 : Math.min(this.#timings.settleMs, this.#leftMs());
  }

  /** How long what stands in the pipes is waited for. */
  drainMs(): number {
    return this.#askedAtMs === null ? this.#timings.drainMs : this.#timings.stopBoundaryMs;
  }

  #leftMs(): number {
    if (this.#askedAtMs === null) return Number.POSITIVE_INFINITY;
    const killAtMs = this.#askedAtMs + this.#timings.stopKillMs;
    return Math.max(0, killAtMs - performance.now());
  }
}
