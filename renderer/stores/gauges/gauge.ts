export type GaugeId =
  'loop-utilisation' | 'loop-delay' | 'gil' | 'run-queue' | 'switches' | 'throttling';

/**
 * `free-threaded`: no Python of the program has a GIL. `one-thread`: no process of it has two threads that
 * could share one.
 */
export type GaugeAbsence = 'free-threaded' | 'one-thread';

/** How much of one kind of contention there was in a part of a run. */
export interface Gauge {
  readonly id: GaugeId;
  /** In the gauge's own unit, see `gauge-words.ts`; `null`: nothing was read of it. */
  readonly value: number | null;
  /** What stands beside it, likewise; `null`: not known, or nothing does. */
  readonly beside: number | null;
  /** Whose value it is, where one worker stands out. */
  readonly workerId: number | null;
  /** Whether it says that something is in the way. */
  readonly isRaised: boolean;
  /** Why it has no value, where that is no matter of reading; absent: it has one, or could have. */
  readonly absence?: GaugeAbsence;
  /** By tick up to the end of that part, oldest first; NaN: a gap. */
  readonly history: Float64Array;
}
