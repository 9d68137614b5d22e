import { otherThreadsKey } from '../../contract/other-threads.ts';
import type { RunKind } from '../../contract/run-kind.ts';
import type { StateShares } from '../../contract/sample.ts';
import type { TimeSpan } from '../charts/time-span.ts';
import { partWords } from '../format/part-words.ts';
import { tickWeights, timeMeans } from './track/range-means.ts';
import { firstTickFrom, type OtherThreadsTrack, type RunTrack } from './track/run-track.ts';
import { SPARKLINE_POINTS } from './worker-rows.ts';

/** Threads that are no workers, as a row of the table. Their memory is their process's. */
export interface OtherThreadsRow {
  readonly key: string;
  readonly label: string;
  /** What their role is called. */
  readonly kind: string;
  /** `null`: of several processes. */
  readonly pid: number | null;
  readonly tid: null;
  /** At the end of the part; `null`: not there then. */
  readonly threads: number | null;
  /** Cores used, oldest first, up to the end of the part; NaN is a gap. */
  readonly history: Float64Array;
  readonly coresUsed: number | null;
  readonly states: StateShares | null;
  readonly rssBytes: null;
  readonly tasksDone: null;
}

/** A row for each, in the order in which they were first seen: means over a part of the time. */
export function otherThreadsRows(
  track: RunTrack,
  otherThreads: readonly OtherThreadsTrack[],
  span: TimeSpan,
  run: RunKind,
): readonly OtherThreadsRow[] {
  const { roles } = partWords(run);
  const weights = tickWeights(track, span);
  const endTick = Math.min(firstTickFrom(track, span[1]), track.atMs.length - 1);
  return otherThreads.map((row) => {
    const means = timeMeans(weights, row);
    return {
      key: otherThreadsKey(row),
      label: row.name,
      kind: roles[row.role].word,
      pid: row.pid,
      tid: null,
      threads: known(row.threads[endTick - row.firstTick] ?? Number.NaN),
      history: historyUpTo(row, endTick),
      coresUsed: known(means.coresUsed),
      states: statesOf(means),
      rssBytes: null,
      tasksDone: null,
    };
  });
}

function historyUpTo({ firstTick, coresUsed }: OtherThreadsTrack, endTick: number): Float64Array {
  const end = Math.max(0, endTick - firstTick + 1);
  return Float64Array.from(coresUsed.subarray(Math.max(0, end - SPARKLINE_POINTS), end));
}

function statesOf({ onCpu, waiting, blocked }: StateShares): StateShares | null {
  return Number.isNaN(onCpu + waiting + blocked) ? null : { onCpu, waiting, blocked };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
