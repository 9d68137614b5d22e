import { otherThreadsKey } from '../../../contract/other-threads.ts';
import type {
  OtherThreadsRecording,
  Recording,
  WorkerRecording,
} from '../../../contract/recording.ts';
import { FIGURE_NAMES, WORKER_COLUMNS } from '../../../contract/recording-figures.ts';
import { OTHER_THREADS_COLUMNS } from '../../../contract/recording-threads.ts';

/** A part of a recording, and how many ticks lie before it. */
interface Part {
  readonly recording: Recording;
  readonly start: number;
}

/** One recording of parts that follow each other. */
export function joinRecordings(runId: string, recordings: readonly Recording[]): Recording {
  const cores = recordings.reduce((most, part) => Math.max(most, part.cores), 0);
  const parts = withStarts(recordings);
  const ticks = recordings.reduce((sum, { sequence }) => sum + sequence.length, 0);
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
    workers: joinWorkers(parts),
    otherThreads: joinOtherThreads(parts),
    revisions: recordings.flatMap(({ revisions }) => revisions),
  };
}

function withStarts(recordings: readonly Recording[]): readonly Part[] {
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
  columnOf: (recording: Recording) => Float64Array | undefined,
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

/** Columns of one worker or row in one part, with the first tick counted from the whole recording's. */
interface Piece<Row extends RecordedRow> {
  readonly firstTick: number;
  readonly row: Row;
}

type RecordedRow = Pick<WorkerRecording, 'firstTick' | 'columns'>;

type ColumnForms = readonly { readonly name: string; readonly digits: 'all' | 'seven' }[];

function joinWorkers(parts: readonly Part[]): readonly WorkerRecording[] {
  const rowsOf = ({ workers }: Recording) => workers;
  const pieces = piecesOf<WorkerRecording, number>(parts, rowsOf, ({ id }) => id);
  return [...pieces]
    .sort(([left], [right]) => left - right)
    .map(([id, ofWorker]) => ({ id, ...joinPieces(ofWorker, WORKER_COLUMNS, 'tasksDone') }));
}

function joinOtherThreads(parts: readonly Part[]): readonly OtherThreadsRecording[] {
  const rowsOf = ({ otherThreads }: Recording) => otherThreads;
  const pieces = piecesOf<OtherThreadsRecording, string>(parts, rowsOf, otherThreadsKey);
  return [...pieces.values()].flatMap((ofRow) => {
    const [first] = ofRow;
    if (first === undefined) return [];
    return { ...first.row, ...joinPieces(ofRow, OTHER_THREADS_COLUMNS, 'threads') };
  });
}

/** In the order in which they first appear. */
function piecesOf<Row extends RecordedRow, Key>(
  parts: readonly Part[],
  rowsOf: (recording: Recording) => readonly Row[],
  keyOf: (row: Row) => Key,
): ReadonlyMap<Key, readonly Piece<Row>[]> {
  const pieces = new Map<Key, Piece<Row>[]>();
  for (const { recording, start } of parts) {
    for (const row of rowsOf(recording)) {
      const piece = { firstTick: start + row.firstTick, row };
      const others = pieces.get(keyOf(row));
      if (others === undefined) pieces.set(keyOf(row), [piece]);
      else others.push(piece);
    }
  }
  return pieces;
}

/**
 * Between two pieces it was not there: its columns say so by NaN.
 * @param presence name of the column that has a place for each of its ticks
 */
function joinPieces(
  pieces: readonly Piece<RecordedRow>[],
  forms: ColumnForms,
  presence: string,
): RecordedRow {
  const firstTick = pieces[0]?.firstTick ?? 0;
  const endOf = (piece: Piece<RecordedRow>) =>
    piece.firstTick + (piece.row.columns[presence]?.length ?? 0);
  const end = pieces.reduce((latest, piece) => Math.max(latest, endOf(piece)), firstTick);
  const columns = forms.map(({ name, digits }) => {
    const ticks = end - firstTick;
    const joined = digits === 'seven' ? new Float32Array(ticks) : new Float64Array(ticks);
    joined.fill(NaN);
    for (const { row, firstTick: from } of pieces) {
      joined.set(row.columns[name] ?? [], from - firstTick);
    }
    return [name, joined] as const;
  });
  return { firstTick, columns: Object.fromEntries(columns) };
}
