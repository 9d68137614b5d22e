import { mapValues } from '../map-values.ts';
import { emptyLike } from './empty-like.ts';
import type { Column, OtherThreadsTrack, RunTrack, TrackFigure, WorkerTrack } from './run-track.ts';

/** Merges the values of two neighbouring ticks; `weight` is how much of the time the left one covers. */
type Merge = (left: number, right: number, weight: number) => number;

/** A rate or a share: what it was on average. What is known of half of the time is a gap. */
const mean: Merge = (left, right, weight) => left * weight + right * (1 - weight);

/** A count or a level: what it was in the end. */
const last: Merge = (_, right) => right;

/** Memory, lateness: the peak must not be lost. NaN where neither is known. */
const greater: Merge = (left, right) => (left > right || Number.isNaN(right) ? left : right);

const sum: Merge = (left, right) => left + right;

/**
 * The same track with fewer ticks before the last `keptTicks`, half as many where all are as long:
 * neighbours become one tick that covers the time of both. Those that are much longer than the others
 * already stay as they are, so that the beginning of a run does not become coarser than the rest. Rates
 * are means over both, memory and lateness are the greater one, and two ticks with a gap between them
 * stay two.
 */
export function thinnedTrack(track: RunTrack, keptTicks: number): RunTrack {
  const groups = groupsOf(track, Math.max(0, track.atMs.length - keptTicks));
  const run = mergerOf(groups, 0);
  return {
    ...track,
    atMs: run(track.atMs, last),
    elapsedMs: run(track.elapsedMs, sum),
    coreBusy: mergedCores(track, groups),
    figures: mapValues(track.figures, (column, name) => run(column, mergeOf(name))),
    workers: track.workers.map((worker) => mergedWorker(worker, groups)),
    otherThreads: track.otherThreads.map((row) => mergedThreads(row, groups)),
  };
}

/** Two ticks together are at most so many times as long as the ones that may be merged are on average. */
const LONGEST = 2.5;

/** First tick of each tick that will be, and its number of ticks, 1 or 2. */
interface Groups {
  readonly first: Uint32Array;
  readonly size: Uint8Array;
  /** Of the time of two ticks, what the first one covers. */
  readonly weight: Float64Array;
  /** By tick: the group it belongs to. */
  readonly of: Uint32Array;
}

function groupsOf({ atMs, elapsedMs }: RunTrack, mergedTicks: number): Groups {
  const first: number[] = [];
  const size: number[] = [];
  const of = new Uint32Array(atMs.length);
  const weight: number[] = [];
  const longestMs = LONGEST * meanOf(elapsedMs.subarray(0, mergedTicks));
  for (let tick = 0; tick < atMs.length; tick += size.at(-1) ?? 1) {
    const [leftMs, rightMs] = [elapsedMs[tick] ?? NaN, elapsedMs[tick + 1] ?? NaN];
    const isPair =
      tick + 1 < mergedTicks && leftMs + rightMs <= longestMs && follows(atMs, elapsedMs, tick + 1);
    of[tick] = first.length;
    if (isPair) of[tick + 1] = first.length;
    first.push(tick);
    size.push(isPair ? 2 : 1);
    weight.push(leftMs / (leftMs + rightMs));
  }
  return {
    first: Uint32Array.from(first),
    size: Uint8Array.from(size),
    weight: Float64Array.from(weight),
    of,
  };
}

/** Of those that are known. */
function meanOf(values: Column): number {
  const known = Array.from(values).filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Whether a tick begins where the one before it ends, to a millisecond. */
function follows(atMs: Column, elapsedMs: Column, tick: number): boolean {
  const gapMs = (atMs[tick] ?? NaN) - (elapsedMs[tick] ?? NaN) - (atMs[tick - 1] ?? NaN);
  return Math.abs(gapMs) < 1 && (elapsedMs[tick - 1] ?? NaN) > 0;
}

type Merger = (column: Column, merge: Merge) => Column;

/** @param firstTick of the columns: places before it are not there */
function mergerOf(groups: Groups, firstTick: number): Merger {
  const firstGroup = groups.of[firstTick] ?? groups.first.length;
  return (column, merge) => {
    const lastGroup = groups.of[firstTick + column.length - 1] ?? firstGroup - 1;
    const places = column.length === 0 ? 0 : lastGroup - firstGroup + 1;
    const merged = emptyLike(column, places);
    for (let place = 0; place < places; place += 1) {
      const group = firstGroup + place;
      const from = (groups.first[group] ?? 0) - firstTick;
      const left = column[from] ?? NaN;
      merged[place] =
        groups.size[group] === 2
          ? merge(left, column[from + 1] ?? NaN, groups.weight[group] ?? NaN)
          : left;
    }
    return merged;
  };
}

function mergedWorker(worker: WorkerTrack, groups: Groups): WorkerTrack {
  const of = mergerOf(groups, worker.firstTick);
  return {
    id: worker.id,
    firstTick: groups.of[worker.firstTick] ?? 0,
    coresUsed: of(worker.coresUsed, mean),
    onCpu: of(worker.onCpu, mean),
    waiting: of(worker.waiting, mean),
    blocked: of(worker.blocked, mean),
    rssBytes: of(worker.rssBytes, greater),
    heapUsedBytes: of(worker.heapUsedBytes, greater),
    loopUtilisation: of(worker.loopUtilisation, mean),
    loopDelayMs: of(worker.loopDelayMs, greater),
    voluntarySwitchesPerS: of(worker.voluntarySwitchesPerS, mean),
    involuntarySwitchesPerS: of(worker.involuntarySwitchesPerS, mean),
    tasksDone: of(worker.tasksDone, last),
  };
}

function mergedThreads(row: OtherThreadsTrack, groups: Groups): OtherThreadsTrack {
  const of = mergerOf(groups, row.firstTick);
  const { pid, role, name } = row;
  return {
    ...{ pid, role, name },
    firstTick: groups.of[row.firstTick] ?? 0,
    threads: of(row.threads, last),
    coresUsed: of(row.coresUsed, mean),
    onCpu: of(row.onCpu, mean),
    waiting: of(row.waiting, mean),
    blocked: of(row.blocked, mean),
    processRssBytes: of(row.processRssBytes, greater),
  };
}

function mergedCores({ cores, coreBusy }: RunTrack, groups: Groups): Column {
  const merged = emptyLike(coreBusy, groups.first.length * cores);
  for (const [group, tick] of groups.first.entries()) {
    const weight = groups.weight[group] ?? NaN;
    for (let core = 0; core < cores; core += 1) {
      const left = coreBusy[tick * cores + core] ?? NaN;
      const right = coreBusy[(tick + 1) * cores + core] ?? NaN;
      merged[group * cores + core] = groups.size[group] === 2 ? mean(left, right, weight) : left;
    }
  }
  return merged;
}

function mergeOf(name: TrackFigure): Merge {
  if (name.endsWith('Bytes')) return greater;
  return name.startsWith('run.tasks') ? last : mean;
}
