import type { CoreTimes } from './core-load.ts';
import { coreBusyShares, machineCoresUsed } from './core-load.ts';
import { MarkWindow } from './mark-window.ts';

interface CoreMark {
  readonly atMs: number;
  readonly coreTimes: readonly CoreTimes[];
}

export interface MachineLoad {
  /** Of this tick, per logical CPU, 0…1. */
  readonly coreBusy: readonly (number | null)[];
  readonly coresUsed: number | null;
  /** Over the same span as processes are measured, so that the two may be subtracted. */
  readonly spanCoresUsed: number | null;
}

/** The load of the whole machine from tick to tick. */
export class MachineMeter {
  readonly #window: MarkWindow<CoreMark>;
  #previous: readonly CoreTimes[] | null = null;

  constructor(minSpanMs: number) {
    this.#window = new MarkWindow(minSpanMs);
  }

  /** @param coreTimes `null` when this tick could not read them. */
  tick(atMs: number, coreTimes: readonly CoreTimes[] | null): MachineLoad {
    if (coreTimes === null) {
      const coreBusy = (this.#previous ?? []).map(() => null);
      return { coreBusy, coresUsed: null, spanCoresUsed: null };
    }
    const coreBusy = coreBusyShares(this.#previous, coreTimes);
    this.#previous = coreTimes;
    this.#window.push({ atMs, coreTimes });
    return { coreBusy, coresUsed: machineCoresUsed(coreBusy), spanCoresUsed: this.#spanCores() };
  }

  #spanCores(): number | null {
    const span = this.#window.span();
    if (span === null) return null;
    return machineCoresUsed(coreBusyShares(span.from.coreTimes, span.to.coreTimes));
  }
}
