import { z } from 'zod';

import { otherThreadsKey } from '../../../contract/other-threads.ts';
import type {
  OtherThreadsRecording,
  Recording,
  WorkerRecording,
} from '../../../contract/recording.ts';
import {
  FIGURE_NAMES,
  WORKER_COLUMNS,
  type WorkerColumn,
} from '../../../contract/recording-figures.ts';
import { OTHER_THREADS_COLUMNS } from '../../../contract/recording-threads.ts';
import { type ChunkForm, type ColumnBytes, packChunk, unpackChunk } from './chunk-form.ts';
import { shuffleBytes, unshuffleBytes } from './shuffle-bytes.ts';

/**
 * Some ticks of a recording, little-endian, each column with its bytes shuffled. A column of the
 * workers holds all of them, one after another.
 */
const FORM: ChunkForm = {
  version: 1,
  what: 'samples',
  maxBytes: 128 * 1024 * 1024,
  usualBytes: 128 * 1024,
};

/** In every chunk. Those that came later are in a chunk only where one of its workers has them. */
const EVERY_CHUNK: ReadonlySet<WorkerColumn> = new Set([
  'coresUsed',
  'onCpu',
  'waiting',
  'blocked',
  'voluntarySwitchesPerS',
  'involuntarySwitchesPerS',
  'rssBytes',
  'pssBytes',
  'tasksDone',
]);

const LATER_COLUMNS = WORKER_COLUMNS.map(({ name }) => name).filter(
  (name) => !EVERY_CHUNK.has(name),
);

const MAX_TICKS = 1_000_000;
const MAX_CORES = 65_536;

/** Far above the 15 bytes that a thread's name has. */
const MAX_NAME_CHARACTERS = 64;

type Column = Float64Array | Float32Array;

const count = z.int().min(0);

const chunkHeader = z.object({
  ticks: count.max(MAX_TICKS),
  cores: count.max(MAX_CORES),
  figures: z.array(z.enum(FIGURE_NAMES)).max(FIGURE_NAMES.length),
  workers: z.array(z.object({ id: count, firstTick: count, ticks: count.max(MAX_TICKS) })),
  laterColumns: z.array(z.enum(LATER_COLUMNS)).optional(),
  revisions: count,
  otherThreads: z
    .array(
      z.object({
        pid: count.nullable(),
        role: z.enum(['host', 'runtime', 'others']),
        name: z.string().max(MAX_NAME_CHARACTERS),
        firstTick: count,
        ticks: count.max(MAX_TICKS),
      }),
    )
    .optional(),
});

type ChunkHeader = z.infer<typeof chunkHeader>;

/** Which ticks a worker or a row of other threads has places for. */
export type RowSpan = Pick<ChunkHeader['workers'][number], 'firstTick' | 'ticks'>;

interface ColumnForm {
  readonly name: string;
  readonly digits: 'all' | 'seven';
}

/** A recording as bytes, of which `unpackSamples` makes the same recording. */
export function packSamples(recording: Recording): Uint8Array {
  const laterColumns = laterColumnsOf(recording.workers);
  const header: ChunkHeader = {
    ticks: recording.sequence.length,
    cores: recording.cores,
    figures: FIGURE_NAMES.filter((name) => isKnown(recording.figures[name])),
    workers: recording.workers.map(({ id, firstTick, columns }) => ({
      id,
      firstTick,
      ticks: columns['tasksDone']?.length ?? 0,
    })),
    ...(laterColumns.length === 0 ? {} : { laterColumns }),
    revisions: recording.revisions.length,
    ...otherThreadsHeader(recording.otherThreads),
  };
  const columns = columnsOf(recording, header).map((column) =>
    shuffleBytes(
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
      column.BYTES_PER_ELEMENT,
    ),
  );
  return packChunk(FORM, header, columns);
}

/** The same columns of several rows, one row after another; one that is not there is not known. */
export interface JoinedRows<Row> {
  readonly rows: readonly (Row & RowSpan)[];
  readonly columns: ReadonlyMap<string, Column>;
}

/**
 * A recording whose rows are not taken apart: of hundreds of workers, a view of each column in each
 * chunk of an hour would be millions of objects.
 */
export interface UnsplitRecording extends Omit<Recording, 'workers' | 'otherThreads'> {
  readonly workers: JoinedRows<Pick<WorkerRecording, 'id'>>;
  readonly otherThreads: JoinedRows<Pick<OtherThreadsRecording, 'pid' | 'role' | 'name'>>;
}

/**
 * The recording that a chunk holds.
 * @throws Error when the bytes are anything else than what `packSamples` makes
 */
export function unpackSamples(runId: string, chunk: Uint8Array): Recording {
  const { workers, otherThreads, ...recording } = unpackUnsplit(runId, chunk);
  return {
    ...recording,
    workers: splitRows(workers, WORKER_COLUMNS).map(({ id, firstTick, columns }) => ({
      ...{ id, firstTick, columns },
    })),
    otherThreads: splitRows(otherThreads, OTHER_THREADS_COLUMNS).map(
      ({ pid, role, name, firstTick, columns }) => ({ ...{ pid, role, name, firstTick, columns } }),
    ),
  };
}

/**
 * The same, for what joins many of them.
 * @throws Error when the bytes are anything else than what `packSamples` makes
 */
export function unpackUnsplit(runId: string, chunk: Uint8Array): UnsplitRecording {
  const { header: json, columns } = unpackChunk(FORM, chunk);
  const header = chunkHeader.parse(json);
  const recording = readColumns(runId, header, new ColumnReader(columns));
  checkOrder(recording, header);
  return recording;
}

/** Nothing where there are none, as in chunks of earlier versions. */
function otherThreadsHeader(rows: readonly OtherThreadsRecording[]) {
  if (rows.length === 0) return {};
  return {
    otherThreads: rows.map(({ pid, role, name, firstTick, columns }) => ({
      ...{ pid, role, name, firstTick },
      ticks: columns['threads']?.length ?? 0,
    })),
  };
}

function laterColumnsOf(workers: readonly WorkerRecording[]): WorkerColumn[] {
  return LATER_COLUMNS.filter((name) => workers.some(({ columns }) => isKnown(columns[name])));
}

/** The worker columns that a chunk holds, in their order. */
function keptColumns({ laterColumns = [] }: ChunkHeader): typeof WORKER_COLUMNS {
  return WORKER_COLUMNS.filter(({ name }) => EVERY_CHUNK.has(name) || laterColumns.includes(name));
}

function isKnown(column: Column | undefined): boolean {
  return column?.some((value) => !Number.isNaN(value)) ?? false;
}

/** In the order in which `readColumns` takes them. */
function columnsOf(recording: Recording, header: ChunkHeader): readonly Column[] {
  const { revisions } = recording;
  return [
    recording.sequence,
    recording.atMs,
    recording.elapsedMs,
    recording.coreBusy,
    ...header.figures.map((name) => recording.figures[name] ?? new Float64Array(header.ticks)),
    ...keptColumns(header).map((column) => rowsColumn(recording.workers, header.workers, column)),
    Float64Array.from(revisions, (revision) => revision.in),
    Float64Array.from(revisions, ({ sequence }) => sequence),
    Float64Array.from(revisions, ({ workerId }) => workerId),
    Float32Array.from(revisions, ({ states }) => states.onCpu),
    Float32Array.from(revisions, ({ states }) => states.waiting),
    Float32Array.from(revisions, ({ states }) => states.blocked),
    ...OTHER_THREADS_COLUMNS.map((column) =>
      rowsColumn(recording.otherThreads, header.otherThreads ?? [], column),
    ),
  ];
}

/** One column of all workers, or of all other threads. */
function rowsColumn(
  rows: readonly Pick<WorkerRecording, 'columns'>[],
  spans: readonly RowSpan[],
  { name, digits }: ColumnForm,
): Column {
  const places = placesOf(spans);
  const all = digits === 'seven' ? new Float32Array(places) : new Float64Array(places);
  let offset = 0;
  for (const [index, { ticks }] of spans.entries()) {
    const column = rows[index]?.columns[name];
    if (column === undefined) all.fill(NaN, offset, offset + ticks);
    else all.set(column, offset);
    offset += ticks;
  }
  return all;
}

function placesOf(spans: readonly RowSpan[]): number {
  return spans.reduce((sum, { ticks }) => sum + ticks, 0);
}

class ColumnReader {
  readonly #bytes: ColumnBytes;

  constructor(bytes: ColumnBytes) {
    this.#bytes = bytes;
  }

  all(length: number): Float64Array {
    return new Float64Array(unshuffleBytes(this.#bytes.take(8 * length), 8).buffer);
  }

  seven(length: number): Float32Array {
    return new Float32Array(unshuffleBytes(this.#bytes.take(4 * length), 4).buffer);
  }

  end(): void {
    this.#bytes.end();
  }
}

function readColumns(runId: string, header: ChunkHeader, reader: ColumnReader): UnsplitRecording {
  const { ticks, cores } = header;
  const sequence = reader.all(ticks);
  const atMs = reader.all(ticks);
  const elapsedMs = reader.all(ticks);
  const coreBusy = reader.seven(ticks * cores);
  const figures = readFigures(header, reader);
  const workers = readWorkers(header, reader);
  const revisions = readRevisions(header.revisions, reader);
  const otherThreads = readOtherThreads(header, reader);
  reader.end();
  return {
    ...{ runId, sequence, atMs, elapsedMs, cores, coreBusy, figures, workers, otherThreads },
    revisions,
  };
}

function readFigures(header: ChunkHeader, reader: ColumnReader): Record<string, Float64Array> {
  const read = new Map(header.figures.map((name) => [name, reader.all(header.ticks)]));
  return Object.fromEntries(
    FIGURE_NAMES.map((name) => [name, read.get(name) ?? new Float64Array(header.ticks).fill(NaN)]),
  );
}

function readWorkers(header: ChunkHeader, reader: ColumnReader): UnsplitRecording['workers'] {
  return readRows(header.workers, keptColumns(header), reader);
}

function readOtherThreads(
  { otherThreads = [] }: ChunkHeader,
  reader: ColumnReader,
): UnsplitRecording['otherThreads'] {
  return readRows(otherThreads, OTHER_THREADS_COLUMNS, reader);
}

function readRows<Row extends RowSpan>(
  rows: readonly Row[],
  forms: readonly ColumnForm[],
  reader: ColumnReader,
): JoinedRows<Row> {
  const places = placesOf(rows);
  const columns = forms.map(({ name, digits }): readonly [string, Column] => [
    name,
    digits === 'seven' ? reader.seven(places) : reader.all(places),
  ]);
  return { rows, columns: new Map(columns) };
}

/** Gives each row its part of the columns. */
function splitRows<Row>(
  { rows, columns }: JoinedRows<Row>,
  forms: readonly ColumnForm[],
): readonly (Row & RowSpan & { readonly columns: Readonly<Record<string, Column>> })[] {
  const places = placesOf(rows);
  const all = forms.map(
    ({ name, digits }) => [name, columns.get(name) ?? unknownColumn(digits, places)] as const,
  );
  let offset = 0;
  return rows.map((row) => {
    const from = offset;
    offset += row.ticks;
    const own = all.map(([name, column]) => [name, column.subarray(from, offset)] as const);
    return { ...row, columns: Object.fromEntries(own) };
  });
}

function unknownColumn(digits: 'all' | 'seven', places: number): Column {
  return (digits === 'seven' ? new Float32Array(places) : new Float64Array(places)).fill(NaN);
}

function readRevisions(length: number, reader: ColumnReader): Recording['revisions'] {
  const batch = reader.all(length);
  const sequence = reader.all(length);
  const workerId = reader.all(length);
  const onCpu = reader.seven(length);
  const waiting = reader.seven(length);
  const blocked = reader.seven(length);
  return Array.from(batch, (of, index) => ({
    in: of,
    sequence: sequence[index] ?? NaN,
    workerId: workerId[index] ?? NaN,
    states: {
      onCpu: onCpu[index] ?? NaN,
      waiting: waiting[index] ?? NaN,
      blocked: blocked[index] ?? NaN,
    },
  }));
}

/** A file from elsewhere may hold anything that has the right length. */
function checkOrder(
  { sequence }: Pick<Recording, 'sequence'>,
  { ticks, workers, otherThreads = [] }: ChunkHeader,
): void {
  const isAscending = sequence.every((value, tick) => {
    const before = tick === 0 ? -Infinity : (sequence[tick - 1] ?? NaN);
    return value > before;
  });
  if (!isAscending) throw new Error('samples that are not in their order');
  const ids = new Set(workers.map(({ id }) => id));
  const keys = new Set(otherThreads.map(otherThreadsKey));
  const fits = [...workers, ...otherThreads].every((row) => row.firstTick + row.ticks <= ticks);
  const areTold = ids.size === workers.length && keys.size === otherThreads.length;
  if (!fits || !areTold) throw new Error('workers that do not fit the ticks');
}
