import { otherThreadsKey } from '../../../contract/other-threads.ts';
import { OTHER_THREADS_COLUMNS } from '../../../contract/recording-threads.ts';
import { mapValues } from '../map-values.ts';
import { emptyLike } from './empty-like.ts';
import { type Column, type RunTrack, type TimeTrack, WORKER_FIGURES } from './run-track.ts';

/** Ticks that take the place of others. */
interface Cut {
  /** Of the whole, those that go: `from` … `to` − 1. */
  readonly from: number;
  readonly to: number;
  /** Of the detail, those that come: `first` … `end` − 1. */
  readonly first: number;
  readonly end: number;
}

const THREADS_FIGURES = OTHER_THREADS_COLUMNS.map(({ name }) => name);

/** Clocks are told in fractions of a millisecond; no tick is as short. */
const SAME_MS = 1;

/**
 * The same run with the ticks of `detail` instead of those coarser ones whose time they cover whole. All
 * else is as it was.
 * @param detail of the same run on the same clock, each tick as it was taken
 */
export function splicedTrack(whole: RunTrack, detail: RunTrack): RunTrack {
  const cut = cutOf(whole, detail);
  if (cut === null) return whole;
  const ticks = (of: (track: RunTrack) => Column) => joinedTicks(of(whole), of(detail), cut);
  const { runId, originMs, cores } = whole;
  const rows = new Map(detail.otherThreads.map((row) => [otherThreadsKey(row), row]));
  const workers = new Map(detail.workers.map((worker) => [worker.id, worker]));
  return {
    ...{ runId, originMs, cores },
    atMs: ticks(({ atMs }) => atMs),
    elapsedMs: ticks(({ elapsedMs }) => elapsedMs),
    coreBusy: joinedCores(whole, detail, cut),
    figures: mapValues(whole.figures, (column, name) =>
      joinedTicks(column, detail.figures[name], cut),
    ),
    workers: whole.workers.map((worker) => ({
      id: worker.id,
      ...joinedRow(WORKER_FIGURES, worker, workers.get(worker.id), cut),
    })),
    otherThreads: whole.otherThreads.map((row) => ({
      ...{ pid: row.pid, role: row.role, name: row.name },
      ...joinedRow(THREADS_FIGURES, row, rows.get(otherThreadsKey(row)), cut),
    })),
  };
}

function cutOf(whole: RunTrack, detail: RunTrack): Cut | null {
  const fromMs = startMs(detail, 0) - SAME_MS;
  const toMs = (detail.atMs.at(-1) ?? -Infinity) + SAME_MS;
  let from = 0;
  const coarser = whole.coarserTicks ?? 0;
  while (from < coarser && startMs(whole, from) < fromMs) from += 1;
  let to = from;
  while (to < coarser && (whole.atMs[to] ?? Infinity) <= toMs) to += 1;
  const first = detail.atMs.findIndex((atMs) => atMs > startMs(whole, from) + SAME_MS);
  const endMs = (whole.atMs[to - 1] ?? -Infinity) + SAME_MS;
  const beyond = detail.atMs.findIndex((atMs) => atMs > endMs);
  const end = beyond === -1 ? detail.atMs.length : beyond;
  return from < to && first !== -1 && first < end ? { from, to, first, end } : null;
}

/** When a tick begins; the first of a run may not know how long it was. */
function startMs({ atMs, elapsedMs }: RunTrack, tick: number): number {
  const elapsed = elapsedMs[tick] ?? NaN;
  return (atMs[tick] ?? NaN) - (Number.isNaN(elapsed) ? 0 : elapsed);
}

/** By how much the ticks behind the cut move. */
function shiftOf({ from, to, first, end }: Cut): number {
  return end - first - (to - from);
}

function joinedTicks(whole: Column, detail: Column, cut: Cut): Column {
  const joined = new Float64Array(whole.length + shiftOf(cut));
  joined.set(whole.subarray(0, cut.from));
  joined.set(detail.subarray(cut.first, cut.end), cut.from);
  joined.set(whole.subarray(cut.to), cut.to + shiftOf(cut));
  return joined;
}

function joinedCores(whole: RunTrack, detail: RunTrack, cut: Cut): Column {
  const { cores } = whole;
  const joined = new Float32Array((whole.atMs.length + shiftOf(cut)) * cores).fill(NaN);
  joined.set(whole.coreBusy.subarray(0, cut.from * cores));
  for (let tick = cut.first; tick < cut.end; tick += 1) {
    const row = detail.coreBusy.subarray(tick * detail.cores, (tick + 1) * detail.cores);
    joined.set(row.subarray(0, cores), (cut.from + tick - cut.first) * cores);
  }
  joined.set(whole.coreBusy.subarray(cut.to * cores), (cut.to + shiftOf(cut)) * cores);
  return joined;
}

type Row = Pick<TimeTrack, 'firstTick' | 'coresUsed'>;

interface Joiner {
  readonly firstTick: number;
  readonly join: (whole: Column, detail: Column | undefined) => Column;
}

/** Joins the columns of a worker, or of other threads, which need not have been there all the time. */
function joinerOf(whole: Row, detail: Row | undefined, cut: Cut): Joiner {
  const finish = whole.firstTick + whole.coresUsed.length;
  const inside = insideOf(detail, cut);
  const starts = isReplaced(whole.firstTick, cut) && inside !== null ? [] : [whole.firstTick];
  const firstTick = Math.min(...starts.map((tick) => movedTick(tick, cut)), inside?.at ?? Infinity);
  const end = Math.max(movedTick(finish, cut), inside === null ? 0 : inside.at + inside.ticks);
  return {
    firstTick,
    join: (column, other) => {
      const joined = emptyLike(column, end - firstTick);
      const before = column.subarray(0, Math.max(0, cut.from - whole.firstTick));
      joined.set(before, whole.firstTick < cut.from ? whole.firstTick - firstTick : 0);
      if (inside !== null && other !== undefined) {
        const part = other.subarray(inside.place, inside.place + inside.ticks);
        joined.set(part, inside.at - firstTick);
      }
      const after = Math.max(whole.firstTick, cut.to);
      const behind = column.subarray(after - whole.firstTick);
      if (behind.length > 0) joined.set(behind, movedTick(after, cut) - firstTick);
      return joined;
    },
  };
}

interface Inside {
  /** Of the row's columns, the first place that comes, and how many do. */
  readonly place: number;
  readonly ticks: number;
  /** The tick at which they come to stand. */
  readonly at: number;
}

/** What of a row of the detail comes; `null`: nothing. */
function insideOf(row: Row | undefined, cut: Cut): Inside | null {
  if (row === undefined) return null;
  const first = Math.max(cut.first, row.firstTick);
  const end = Math.min(cut.end, row.firstTick + row.coresUsed.length);
  if (first >= end) return null;
  return { place: first - row.firstTick, ticks: end - first, at: cut.from + first - cut.first };
}

function isReplaced(tick: number, { from, to }: Cut): boolean {
  return tick >= from && tick < to;
}

/** Where a tick of the whole stands afterwards; of those that go, where the others come. */
function movedTick(tick: number, cut: Cut): number {
  if (tick < cut.from) return tick;
  return tick < cut.to ? cut.from : tick + shiftOf(cut);
}

/** A worker, or a row of other threads, with the columns of these names. */
function joinedRow<Name extends string>(
  names: readonly Name[],
  whole: Row & Readonly<Record<Name, Column>>,
  detail: (Row & Readonly<Record<Name, Column>>) | undefined,
  cut: Cut,
): { readonly firstTick: number } & Record<Name, Column> {
  const { firstTick, join } = joinerOf(whole, detail, cut);
  const entries = names.map((name) => [name, join(whole[name], detail?.[name])]);
  return { firstTick, ...(Object.fromEntries(entries) as Record<Name, Column>) };
}
