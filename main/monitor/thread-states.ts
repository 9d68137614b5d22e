import type { StateShares } from '../../contract/sample.ts';

/** What one tick measured of one thread. */
export interface StateReading {
  readonly sequence: number;
  readonly elapsedMs: number;
  readonly onCpuMs: number;
  readonly waitingMs: number;
  /** State R at the end of the tick: what is not booked yet is not sleep. */
  readonly isRunnable: boolean;
}

/** A tick's time, split so far. `unprovenMs` is what later bookings may still claim. */
interface TickStates {
  readonly sequence: number;
  readonly elapsedMs: number;
  onCpuMs: number;
  waitingMs: number;
  unprovenMs: number;
  /** What is unproven is taken for waiting, until the kernel has booked that wait. */
  isRunnable: boolean;
}

export interface StatesUpdate {
  /** Shares of the tick just pushed; `null` when they were rejected. */
  readonly states: StateShares | null;
  /** Earlier ticks whose shares have changed, oldest first. */
  readonly revised: readonly { readonly sequence: number; readonly states: StateShares }[];
  /** The reading says more than later booking can explain. */
  readonly isRejected: boolean;
}

/** Of most ticks, of every thread. */
const NOTHING_REVISED: StatesUpdate['revised'] = [];

/**
 * How far back a late booking is looked for. At 250 ms this is 16 s: a thread that had to wait
 * longer than that for its CPU is one of hundreds per core.
 */
const HISTORY_TICKS = 64;

/**
 * A running thread's time is booked at the kernel's timer ticks, up to 10 ms apart, and our two
 * clocks are read some microseconds apart.
 */
const BOOKING_ERROR_MS = 20;

/**
 * Splits the time of one thread into on CPU, waiting and blocked.
 *
 * The kernel books a wait when it ends, so a tick may hold more waiting than time. Such a surplus
 * belongs into earlier ticks, where time was neither on CPU nor waiting: there it replaces what was
 * unproven, youngest tick first, and no time is lost or made.
 */
export class ThreadStates {
  readonly #ticks: TickStates[] = [];
  /** Earlier ones that the tick at hand has changed; most change none. */
  readonly #touched = new Set<TickStates>();

  push(reading: StateReading): StatesUpdate {
    const tick = toTick(reading);
    const surplusMs = takeSurplus(tick);
    const touched = this.#touched;
    if (touched.size > 0) touched.clear();
    // Waiting that finds no room began before the first tick. CPU time can't have.
    const isExplained = this.#carryBack(surplusMs, touched) <= BOOKING_ERROR_MS;
    if (reading.onCpuMs > 0) this.#settle(touched);
    if (isExplained) this.#remember(tick);
    else this.interrupt();
    return {
      states: isExplained ? toShares(tick) : null,
      revised: touched.size === 0 ? NOTHING_REVISED : this.#revisionsOf(touched),
      isRejected: !isExplained,
    };
  }

  #revisionsOf(touched: ReadonlySet<TickStates>): StatesUpdate['revised'] {
    const revised = this.#ticks.filter((earlier) => touched.has(earlier));
    return revised.map((earlier) => ({ sequence: earlier.sequence, states: toShares(earlier) }));
  }

  /** After a gap nothing can be carried back over it. */
  interrupt(): void {
    this.#ticks.length = 0;
  }

  /** Returns the CPU time that found no room. */
  #carryBack(surplusMs: BookedMs, touched: Set<TickStates>): number {
    let { onCpuMs, waitingMs } = surplusMs;
    for (let index = this.#ticks.length - 1; index >= 0 && onCpuMs + waitingMs > 0; index -= 1) {
      const earlier = this.#ticks[index];
      if (earlier === undefined || earlier.unprovenMs === 0) continue;
      const onCpuTakenMs = Math.min(onCpuMs, earlier.unprovenMs);
      const waitingTakenMs = Math.min(waitingMs, earlier.unprovenMs - onCpuTakenMs);
      earlier.onCpuMs += onCpuTakenMs;
      earlier.waitingMs += waitingTakenMs;
      earlier.unprovenMs -= onCpuTakenMs + waitingTakenMs;
      onCpuMs -= onCpuTakenMs;
      waitingMs -= waitingTakenMs;
      touched.add(earlier);
    }
    return onCpuMs;
  }

  /**
   * It has been on a CPU since: a wait that went on at the end of the ticks before has ended and is
   * booked, and what found no room there was none. A thread is in state R while it runs, too.
   */
  #settle(touched: Set<TickStates>): void {
    for (let index = this.#ticks.length - 1; index >= 0; index -= 1) {
      const earlier = this.#ticks[index];
      if (earlier?.isRunnable !== true) return;
      earlier.isRunnable = false;
      if (earlier.unprovenMs > 0) touched.add(earlier);
    }
  }

  #remember(tick: TickStates): void {
    this.#ticks.push(tick);
    if (this.#ticks.length > HISTORY_TICKS) this.#ticks.shift();
  }
}

interface BookedMs {
  readonly onCpuMs: number;
  readonly waitingMs: number;
}

function toTick(reading: StateReading): TickStates {
  const { sequence, elapsedMs, onCpuMs, waitingMs, isRunnable } = reading;
  const unprovenMs = Math.max(0, elapsedMs - onCpuMs - waitingMs);
  return { sequence, elapsedMs, onCpuMs, waitingMs, unprovenMs, isRunnable };
}

/** Takes out of a tick what it holds beyond its time: waiting first, as that is what comes late. */
function takeSurplus(tick: TickStates): BookedMs {
  const surplusMs = Math.max(0, tick.onCpuMs + tick.waitingMs - tick.elapsedMs);
  const waitingMs = Math.min(surplusMs, tick.waitingMs);
  const onCpuMs = surplusMs - waitingMs;
  tick.waitingMs -= waitingMs;
  tick.onCpuMs -= onCpuMs;
  return { onCpuMs, waitingMs };
}

function toShares(tick: TickStates): StateShares {
  const onCpu = tick.onCpuMs / tick.elapsedMs;
  const waitingMs = tick.waitingMs + (tick.isRunnable ? tick.unprovenMs : 0);
  const waiting = waitingMs / tick.elapsedMs;
  return { onCpu, waiting, blocked: Math.max(0, 1 - onCpu - waiting) };
}
