import { AscendingColumn, withRoom } from './lane-columns.ts';
import { busyUpTo, type LaneIndex } from './lane-index.ts';
import { countBelow, isAscending } from './places.ts';

interface Times {
  readonly startedNs: Float64Array;
  readonly finishedNs: Float64Array;
}

type Index = Omit<LaneIndex, 'failedEndsNs'>;

/** The index of a lane that grows: only what comes after the first change is reckoned anew. */
export class GrowingIndex {
  /** `null`: tasks end in the order of their start, so that the lane's own column says as much. */
  #apart: { readonly endsNs: AscendingColumn; reachNs: Float64Array } | null = null;
  #busyNs = new Float64Array(0);
  #most = 1;

  /**
   * @param times of all tasks, ascending by start
   * @param endsNs of those that are new
   * @param changedFrom the first place of a new one
   */
  add(times: Times, endsNs: Float64Array, changedFrom: number): Index {
    const { finishedNs } = times;
    if (this.#apart !== null) {
      this.#apart.endsNs.addAll(endsNs);
      this.#reachFrom(finishedNs, changedFrom);
    } else if (!isAscending(finishedNs, changedFrom)) {
      this.#apart = { endsNs: new AscendingColumn(), reachNs: new Float64Array(0) };
      this.#apart.endsNs.addAll(finishedNs);
      this.#reachFrom(finishedNs, 0);
    }
    return this.#index(times, changedFrom);
  }

  #index(times: Times, changedFrom: number): Index {
    const places = times.finishedNs.length;
    const endsNs = this.#apart?.endsNs.read() ?? times.finishedNs;
    const reachNs = this.#apart?.reachNs.subarray(0, places) ?? times.finishedNs;
    this.#busyNs = withRoom(this.#busyNs, 2 * places);
    this.#countFrom(times.startedNs, endsNs, times.startedNs[changedFrom] ?? NaN);
    return { endsNs, reachNs, busyNs: this.#busyNs.subarray(0, 2 * places), most: this.#most };
  }

  #reachFrom(finishedNs: Float64Array, from: number): void {
    if (this.#apart === null) return;
    const reachNs = withRoom(this.#apart.reachNs, finishedNs.length);
    this.#apart.reachNs = reachNs;
    let latestNs = from === 0 ? -Infinity : (reachNs[from - 1] ?? NaN);
    for (let place = from; place < finishedNs.length; place += 1) {
      latestNs = Math.max(latestNs, finishedNs[place] ?? NaN);
      reachNs[place] = latestNs;
    }
  }

  /**
   * Goes through starts and ends from a moment on; ends first, where both are at once: that of a task
   * which took no time comes before its start.
   */
  #countFrom(startedNs: Float64Array, endsNs: Float64Array, fromNs: number): void {
    let starts = countBelow(startedNs, fromNs);
    let ends = countBelow(endsNs, fromNs);
    const index = { endsNs, busyNs: this.#busyNs };
    let spentNs = busyUpTo({ startedNs, index }, fromNs, { starts, ends });
    let lastNs = fromNs;
    while (starts + ends < 2 * endsNs.length) {
      const startNs = startedNs[starts] ?? Infinity;
      const endNs = endsNs[ends] ?? NaN;
      const isEnd = endNs <= startNs;
      const atNs = isEnd ? endNs : startNs;
      spentNs += (starts - ends) * (atNs - lastNs);
      lastNs = atNs;
      this.#busyNs[starts + ends] = spentNs;
      if (isEnd) ends += 1;
      else starts += 1;
      this.#most = Math.max(this.#most, starts - ends);
    }
  }
}
