import { ONE_AT_A_TIME_CORES } from '../../contract/contention-thresholds.ts';
import type { CoreStretches } from '../../contract/run.ts';

interface Span {
  ms: number;
  cpuMs: number;
}

/**
 * Parts the time of a run into stretches on one core and the rest. A stretch lasts two ticks at least:
 * what ended processes used is booked when their parent has waited for them, so that a tick can have too
 * little and the next one too much.
 */
export class StretchMeter {
  readonly #oneCore: Span = { ms: 0, cpuMs: 0 };
  readonly #rest: Span = { ms: 0, cpuMs: 0 };
  /** A tick on one core, of which it is not known yet whether another one follows. */
  #alone: Span | null = null;
  #isInStretch = false;

  /** @param coresUsed `null`: a gap, which belongs to neither */
  push(elapsedMs: number, coresUsed: number | null): void {
    if (coresUsed === null || coresUsed > ONE_AT_A_TIME_CORES.most) this.#endStretch();
    if (coresUsed === null) return;
    const span = { ms: elapsedMs, cpuMs: coresUsed * elapsedMs };
    if (coresUsed > ONE_AT_A_TIME_CORES.most) add(this.#rest, span);
    else if (this.#isInStretch) add(this.#oneCore, span);
    else if (this.#alone === null) this.#alone = span;
    else this.#beginStretch(this.#alone, span);
  }

  /** `null`: there was either no stretch on one core, or nothing else. */
  read(): CoreStretches | null {
    const rest = { ...this.#rest };
    if (this.#alone !== null) add(rest, this.#alone);
    if (this.#oneCore.ms === 0 || rest.ms === 0) return null;
    return {
      oneCoreMs: this.#oneCore.ms,
      oneCoreCores: this.#oneCore.cpuMs / this.#oneCore.ms,
      restMs: rest.ms,
      restCores: rest.cpuMs / rest.ms,
    };
  }

  #beginStretch(first: Span, second: Span): void {
    add(this.#oneCore, first);
    add(this.#oneCore, second);
    this.#alone = null;
    this.#isInStretch = true;
  }

  #endStretch(): void {
    if (this.#alone !== null) add(this.#rest, this.#alone);
    this.#alone = null;
    this.#isInStretch = false;
  }
}

function add(sum: Span, { ms, cpuMs }: Span): void {
  sum.ms += ms;
  sum.cpuMs += cpuMs;
}
