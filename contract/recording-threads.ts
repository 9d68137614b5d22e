import { otherThreadsKey } from './other-threads.ts';
import type { OtherThreadsRecording } from './recording.ts';
import { valueOf } from './recording-figures.ts';
import type { OtherThreadsSample, RunSample } from './sample.ts';

/** A row is there in a tick where `threads` is a number. */
export type OtherThreadsColumn =
  'threads' | 'coresUsed' | 'onCpu' | 'waiting' | 'blocked' | 'processRssBytes';

/** `seven`: as 32-bit floats. */
export const OTHER_THREADS_COLUMNS: readonly {
  readonly name: OtherThreadsColumn;
  readonly digits: 'all' | 'seven';
}[] = [
  { name: 'threads', digits: 'seven' },
  { name: 'coresUsed', digits: 'seven' },
  { name: 'onCpu', digits: 'seven' },
  { name: 'waiting', digits: 'seven' },
  { name: 'blocked', digits: 'seven' },
  { name: 'processRssBytes', digits: 'all' },
];

type Columns = Record<OtherThreadsColumn, Float64Array | Float32Array>;

/** Columns for so many ticks in which nothing is known. */
export function emptyOtherThreads(ticks: number): Columns {
  const columns = OTHER_THREADS_COLUMNS.map(({ name, digits }) => [
    name,
    digits === 'seven' ? new Float32Array(ticks).fill(NaN) : new Float64Array(ticks).fill(NaN),
  ]);
  return Object.fromEntries(columns) as Columns;
}

/** What the ticks of a run told of these threads, in columns. */
export function otherThreadsRecordings(
  runs: readonly (RunSample | null)[],
): readonly OtherThreadsRecording[] {
  const spans = spansOf(runs);
  const recordings = new Map(
    [...spans].map(([key, { row, first, last }]) => [
      key,
      { ...row, firstTick: first, columns: emptyOtherThreads(last - first + 1) },
    ]),
  );
  for (const [tick, run] of runs.entries()) {
    for (const row of run?.otherThreads ?? []) {
      const recording = recordings.get(otherThreadsKey(row));
      if (recording !== undefined) write(recording.columns, tick - recording.firstTick, row);
    }
  }
  return [...recordings.values()];
}

interface Span {
  readonly row: Pick<OtherThreadsSample, 'pid' | 'role' | 'name'>;
  readonly first: number;
  last: number;
}

function spansOf(runs: readonly (RunSample | null)[]): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const [tick, run] of runs.entries()) {
    for (const { pid, role, name } of run?.otherThreads ?? []) {
      const key = otherThreadsKey({ pid, role, name });
      const span = spans.get(key);
      if (span === undefined) spans.set(key, { row: { pid, role, name }, first: tick, last: tick });
      else span.last = tick;
    }
  }
  return spans;
}

function write(columns: Columns, place: number, row: OtherThreadsSample): void {
  const figures = otherThreadsFigures(row);
  for (const { name } of OTHER_THREADS_COLUMNS) columns[name][place] = figures[name] ?? NaN;
}

export function otherThreadsFigures({
  threads,
  coresUsed,
  states,
  processRssBytes,
}: OtherThreadsSample): Readonly<Record<OtherThreadsColumn, number | null>> {
  return {
    threads,
    coresUsed,
    onCpu: states?.onCpu ?? null,
    waiting: states?.waiting ?? null,
    blocked: states?.blocked ?? null,
    processRssBytes,
  };
}

/** A row at a tick of its recording; `null`: it was not there. */
export function otherThreadsOf(
  { pid, role, name, firstTick, columns }: OtherThreadsRecording,
  tick: number,
): OtherThreadsSample | null {
  const at = (column: OtherThreadsColumn) => valueOf(columns[column], tick - firstTick);
  const threads = at('threads');
  if (threads === null) return null;
  const onCpu = at('onCpu');
  const waiting = at('waiting');
  const blocked = at('blocked');
  const isSplit = onCpu !== null && waiting !== null && blocked !== null;
  return {
    pid,
    role,
    name,
    threads,
    coresUsed: at('coresUsed'),
    states: isSplit ? { onCpu, waiting, blocked } : null,
    processRssBytes: at('processRssBytes'),
  };
}
