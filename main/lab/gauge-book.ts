import type { GaugesMessage, WorkerGauges } from '../../contract/host-protocol.ts';
import type { GaugeReading } from '../monitor/loop-tick.ts';

/** Four a second: enough for the longest tick, and for one that comes late. */
const KEPT_READINGS = 24;

/** What the host told of its workers' event loops and heaps: the latest readings of each. */
export class GaugeBook {
  readonly #readings = new Map<number, readonly GaugeReading[]>();

  /** @param atMs when it came, on `performance.now()`'s clock */
  note({ workers }: GaugesMessage, atMs: number): void {
    for (const worker of workers) {
      const readings = [...this.of(worker.id), readingOf(worker, atMs)];
      this.#readings.set(worker.id, readings.slice(-KEPT_READINGS));
    }
  }

  /** Youngest last; none of a worker that nothing was told of. */
  of(worker: number): readonly GaugeReading[] {
    return this.#readings.get(worker) ?? [];
  }

  /** The worker has ended. */
  forget(worker: number): void {
    this.#readings.delete(worker);
  }
}

function readingOf(gauges: WorkerGauges, atMs: number): GaugeReading {
  return {
    atMs,
    loopActiveMs: inMs(gauges.loopActiveNs),
    loopIdleMs: inMs(gauges.loopIdleNs),
    loopDelayMs: inMs(gauges.loopDelayNs),
    heapUsedBytes: gauges.heapUsedBytes ?? null,
  };
}

function inMs(ns: number | undefined): number | null {
  return ns === undefined ? null : ns / 1e6;
}
