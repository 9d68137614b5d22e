import { otherThreadsKey } from '../../../contract/other-threads.ts';
import type {
  OtherThreadsRecording,
  Recording,
  WorkerRecording,
} from '../../../contract/recording.ts';
import { FIGURE_NAMES, WORKER_COLUMNS } from '../../../contract/recording-figures.ts';
import { OTHER_THREADS_COLUMNS } from '../../../contract/recording-threads.ts';
import { atOnce, type SlicedWork } from '../../../contract/work-slices.ts';
import { type JoinedPart, joinRows } from './join-rows.ts';
import type { UnsplitRecording } from './sample-chunk.ts';

/** A part of a recording, and how many ticks lie before it. */
interface Part {
  readonly recording: UnsplitRecording;
  readonly start: number;
}

/** One recording of parts that follow each other. */
export function* joinRecordings(
  runId: string,
  recordings: readonly UnsplitRecording[],
): SlicedWork<Recording> {
  const cores = recordings.reduce((most, part) => Math.max(most, part.cores), 0);
  const parts = withStarts(recordings);
  const ticks = recordings.reduce((sum, { sequence }) => sum + sequence.length, 0);
  const workers = yield* joinWorkers(parts);
  // They are few, and are joined in no time.
  const otherThreads = atOnce(joinOtherThreads(parts));
  return {
    runId,
    sequence: joinColumn(parts, ticks, ({ sequence }) => sequence),
    atMs: joinColumn(parts, ticks, ({ atMs }) => atMs),
    elapsedMs: joinColumn(parts, ticks, ({ elapsedMs }) => elapsedMs),
    cores,
    coreBusy: joinCores(parts, ticks, cores),
    figures: Object.fromEntries(
      FIGURE_NAMES.map((name) => [name, joinColumn(parts, ticks, ({ figures }) => figures[name])]),
    ),
    workers,
    otherThreads,
    revisions: recordings.flatMap(({ revisions }) => revisions),
  };
}

function withStarts(recordings: readonly UnsplitRecording[]): readonly Part[] {
  let next = 0;
  return recordings.map((recording) => {
    const start = next;
    next += recording.sequence.length;
    return { recording, start };
  });
}

function joinColumn(
  parts: readonly Part[],
  ticks: number,
  columnOf: (recording: UnsplitRecording) => Float64Array | undefined,
): Float64Array {
  const joined = new Float64Array(ticks).fill(NaN);
  for (const { recording, start } of parts) {
    const column = columnOf(recording);
    if (column !== undefined) joined.set(column, start);
  }
  return joined;
}

function joinCores(parts: readonly Part[], ticks: number, cores: number): Float32Array {
  const joined = new Float32Array(ticks * cores).fill(NaN);
  for (const { recording, start } of parts) {
    for (let tick = 0; tick < recording.sequence.length; tick += 1) {
      const row = recording.coreBusy.subarray(tick * recording.cores, (tick + 1) * recording.cores);
      joined.set(row, (start + tick) * cores);
    }
  }
  return joined;
}

function* joinWorkers(parts: readonly Part[]): SlicedWork<readonly WorkerRecording[]> {
  const rows: JoinedPart<Pick<WorkerRecording, 'id'>>[] = parts.map(({ recording, start }) => ({
    start,
    joined: recording.workers,
  }));
  const joined = yield* joinRows(rows, ({ id }) => id, WORKER_COLUMNS);
  return joined
    .map(({ row, firstTick, columns }) => ({ id: row.id, firstTick, columns }))
    .sort((left, right) => left.id - right.id);
}

function* joinOtherThreads(parts: readonly Part[]): SlicedWork<readonly OtherThreadsRecording[]> {
  const rows: JoinedPart<Pick<OtherThreadsRecording, 'pid' | 'role' | 'name'>>[] = parts.map(
    ({ recording, start }) => ({ start, joined: recording.otherThreads }),
  );
  const joined = yield* joinRows(rows, otherThreadsKey, OTHER_THREADS_COLUMNS);
  return joined.map(({ row: { pid, role, name }, firstTick, columns }) => ({
    pid,
    role,
    name,
    firstTick,
    columns,
  }));
}
