import type { Recording, WorkerRecording } from '../../../contract/recording.ts';
import { FIGURE_NAMES, WORKER_COLUMNS } from '../../../contract/recording-figures.ts';

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

/** A worker's piece in one part, with its first tick counted from the whole recording's. */
interface Piece {
  readonly firstTick: number;
  readonly worker: WorkerRecording;
}

function joinWorkers(parts: readonly Part[]): readonly WorkerRecording[] {
  const pieces = new Map<number, Piece[]>();
  for (const { recording, start } of parts) {
    for (const worker of recording.workers) {
      const piece = { firstTick: start + worker.firstTick, worker };
      const others = pieces.get(worker.id);
      if (others === undefined) pieces.set(worker.id, [piece]);
      else others.push(piece);
    }
  }
  return [...pieces]
    .sort(([left], [right]) => left - right)
    .map(([id, ofWorker]) => joinPieces(id, ofWorker));
}

/** Between two pieces the worker was not there: its columns say so by NaN. */
function joinPieces(id: number, pieces: readonly Piece[]): WorkerRecording {
  const firstTick = pieces[0]?.firstTick ?? 0;
  const end = pieces.reduce((latest, piece) => Math.max(latest, endOf(piece)), firstTick);
  const columns = WORKER_COLUMNS.map(({ name, digits }) => {
    const ticks = end - firstTick;
    const joined = digits === 'seven' ? new Float32Array(ticks) : new Float64Array(ticks);
    joined.fill(NaN);
    for (const piece of pieces) {
      joined.set(piece.worker.columns[name] ?? [], piece.firstTick - firstTick);
    }
    return [name, joined] as const;
  });
  return { id, firstTick, columns: Object.fromEntries(columns) };
}

function endOf({ firstTick, worker }: Piece): number {
  return firstTick + (worker.columns['tasksDone']?.length ?? 0);
}
