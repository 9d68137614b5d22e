/** What a worker's runtime told of it, and when. `null`: not told. */
export interface GaugeReading {
  /** When it came, on the sampler's clock. */
  readonly atMs: number;
  /** How long its event loop was not idle since the worker's start. */
  readonly loopActiveMs: number | null;
  readonly loopIdleMs: number | null;
  /** Greatest lateness of a timer of 10 ms since the reading before. */
  readonly loopDelayMs: number | null;
  readonly heapUsedBytes: number | null;
}

/** What one tick tells of a worker's event loop and heap. */
export interface LoopTick {
  readonly loopUtilisation: number | null;
  readonly loopDelayMs: number | null;
  readonly heapUsedBytes: number | null;
  /** Readings of this tick that can't be. */
  readonly rejections: number;
}

const UNKNOWN: LoopTick = {
  loopUtilisation: null,
  loopDelayMs: null,
  heapUsedBytes: null,
  rejections: 0,
};

/** Hosts tell four times a second; what is older than this, or than some ticks, is a gap. */
const LEAST_AGE_MS = 1000;
const AGE_TICKS = 2.5;

/** A run is watched from a moment after its host's start. */
const SLACK_MS = 1000;

/** One worker's readings from tick to tick. */
export class LoopMeter {
  readonly #watchedSinceMs: number;
  /** The last reading that was looked at. */
  #latest: GaugeReading | null = null;
  /** The last one that can be. */
  #base: GaugeReading | null = null;
  #told = UNKNOWN;

  /** @param watchedSinceMs nothing of the run can have lasted longer than since then */
  constructor(watchedSinceMs: number) {
    this.#watchedSinceMs = watchedSinceMs;
  }

  /**
   * What is known at a tick.
   * @param readings the latest ones, youngest last
   * @param elapsedMs since the tick before; `null`: there was none
   */
  tick(readings: readonly GaugeReading[], atMs: number, elapsedMs: number | null): LoopTick {
    // Threads of most runtimes never tell anything.
    if (readings.length === 0 && this.#base === null) return UNKNOWN;
    const fresh = readings.slice(this.#latest === null ? 0 : readings.indexOf(this.#latest) + 1);
    const possible = fresh.filter((reading) => this.#isPossible(reading));
    const rejections = fresh.length - possible.length;
    this.#latest = fresh.at(-1) ?? this.#latest;
    return { ...this.#known(possible, atMs, elapsedMs), rejections };
  }

  #isPossible({ atMs, loopActiveMs, loopIdleMs, loopDelayMs }: GaugeReading): boolean {
    const mostMs = atMs - this.#watchedSinceMs + SLACK_MS;
    return (loopActiveMs ?? 0) + (loopIdleMs ?? 0) <= mostMs && (loopDelayMs ?? 0) <= mostMs;
  }

  #known(fresh: readonly GaugeReading[], atMs: number, elapsedMs: number | null): LoopTick {
    const last = fresh.at(-1);
    if (last !== undefined) {
      this.#told = {
        loopUtilisation: utilisation(this.#base ?? fresh[0] ?? null, last),
        loopDelayMs: greatest(fresh.map(({ loopDelayMs }) => loopDelayMs)),
        heapUsedBytes: last.heapUsedBytes,
        rejections: 0,
      };
      this.#base = last;
    }
    const oldestMs = atMs - Math.max(LEAST_AGE_MS, AGE_TICKS * (elapsedMs ?? 0));
    return this.#base !== null && this.#base.atMs >= oldestMs ? this.#told : UNKNOWN;
  }
}

/** Of a loop whose counters run backwards it is not known: it is another loop. */
function utilisation(before: GaugeReading | null, now: GaugeReading): number | null {
  const activeMs = increase(before?.loopActiveMs, now.loopActiveMs);
  const idleMs = increase(before?.loopIdleMs, now.loopIdleMs);
  if (activeMs === null || idleMs === null || activeMs + idleMs === 0) return null;
  return activeMs / (activeMs + idleMs);
}

function increase(from: number | null | undefined, to: number | null): number | null {
  if (from === null || from === undefined || to === null) return null;
  return to < from ? null : to - from;
}

function greatest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
