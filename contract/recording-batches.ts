import type { Recording, WorkerRecording } from './recording.ts';
import {
  batchFigures,
  FIGURE_NAMES,
  runOf,
  surroundingsOf,
  WORKER_COLUMNS,
  type WorkerColumn,
  workerFigures,
  workerOf,
} from './recording-figures.ts';
import { otherThreadsOf, otherThreadsRecordings } from './recording-threads.ts';
import type { RunSample, SampleBatch, StateRevision, WorkerSample } from './sample.ts';

/**
 * The samples of one run in columns. Of other runs nothing is taken: where a batch carries one, it
 * says of this run what a batch without any run says.
 *
 * Times, counts and bytes keep every digit. Shares, a worker's cores used and its switches per
 * second are kept as 32-bit floats, seven digits: far more than is ever shown.
 * @param batches in their order
 */
export function recordingOf(runId: string, batches: readonly SampleBatch[]): Recording {
  const cores = batches.reduce((most, { coreBusy }) => Math.max(most, coreBusy.length), 0);
  const runs = batches.map(({ run }) => (run?.runId === runId ? run : null));
  return {
    runId,
    sequence: Float64Array.from(batches, ({ sequence }) => sequence),
    atMs: Float64Array.from(batches, ({ atMs }) => atMs),
    elapsedMs: Float64Array.from(batches, ({ elapsedMs }) => elapsedMs ?? NaN),
    cores,
    coreBusy: coreColumns(batches, cores),
    figures: figureColumns(batches, runs),
    workers: workerRecordings(runs),
    otherThreads: otherThreadsRecordings(runs),
    revisions: batches.flatMap(({ sequence, revisions }) =>
      revisions.map((revision) => ({ ...inShort(revision), in: sequence })),
    ),
  };
}

/** What `recordingOf` was given, tick by tick; nothing of it is kept. */
export function* batchesOf(recording: Recording): Generator<SampleBatch, void, undefined> {
  const revisions = revisionsByBatch(recording);
  for (const [tick, sequence] of recording.sequence.entries()) {
    yield {
      sequence,
      ...surroundingsOf(recording, tick),
      run: runAt(recording, tick),
      revisions: revisions.get(sequence) ?? [],
    };
  }
}

function coreColumns(batches: readonly SampleBatch[], cores: number): Float32Array {
  const column = new Float32Array(batches.length * cores).fill(NaN);
  for (const [tick, { coreBusy }] of batches.entries()) {
    for (const [core, busy] of coreBusy.entries()) column[tick * cores + core] = busy ?? NaN;
  }
  return column;
}

function figureColumns(
  batches: readonly SampleBatch[],
  runs: readonly (RunSample | null)[],
): Record<string, Float64Array> {
  const columns = Object.fromEntries(
    FIGURE_NAMES.map((name) => [name, new Float64Array(batches.length).fill(NaN)]),
  );
  for (const [tick, batch] of batches.entries()) {
    for (const [name, value] of Object.entries(batchFigures(batch, runs[tick] ?? null))) {
      const column = columns[name];
      if (column !== undefined) column[tick] = value ?? NaN;
    }
  }
  return columns;
}

/** First and last tick of each worker, ascending by id. */
function workerSpans(
  runs: readonly (RunSample | null)[],
): readonly { readonly id: number; readonly first: number; readonly last: number }[] {
  const spans = new Map<number, { id: number; first: number; last: number }>();
  for (const [tick, run] of runs.entries()) {
    for (const { id } of run?.workers ?? []) {
      const span = spans.get(id);
      if (span === undefined) spans.set(id, { id, first: tick, last: tick });
      else span.last = tick;
    }
  }
  return [...spans.values()].sort((left, right) => left.id - right.id);
}

function workerRecordings(runs: readonly (RunSample | null)[]): readonly WorkerRecording[] {
  const recordings = workerSpans(runs).map(({ id, first, last }) => ({
    id,
    firstTick: first,
    columns: emptyColumns(last - first + 1),
  }));
  const byId = new Map(recordings.map((recording) => [recording.id, recording]));
  for (const [tick, run] of runs.entries()) {
    for (const worker of run?.workers ?? []) {
      const recording = byId.get(worker.id);
      if (recording !== undefined) write(recording.columns, tick - recording.firstTick, worker);
    }
  }
  return recordings;
}

type Columns = Record<WorkerColumn, Float64Array | Float32Array>;

function emptyColumns(ticks: number): Columns {
  const columns = WORKER_COLUMNS.map(({ name, digits }) => [
    name,
    digits === 'seven' ? new Float32Array(ticks).fill(NaN) : new Float64Array(ticks).fill(NaN),
  ]);
  return Object.fromEntries(columns) as Columns;
}

function write(columns: Columns, place: number, worker: WorkerSample): void {
  const figures = workerFigures(worker);
  for (const { name } of WORKER_COLUMNS) columns[name][place] = figures[name] ?? NaN;
}

function runAt(recording: Recording, tick: number): RunSample | null {
  const run = runOf(recording, tick);
  if (run === null) return null;
  const workers = recording.workers.flatMap((worker) => {
    const sample = workerOf(worker, tick);
    return sample === null ? [] : [sample];
  });
  const otherThreads = recording.otherThreads.flatMap((row) => otherThreadsOf(row, tick) ?? []);
  return { ...run, workers, otherThreads };
}

function revisionsByBatch(recording: Recording): ReadonlyMap<number, readonly StateRevision[]> {
  const byBatch = new Map<number, StateRevision[]>();
  for (const { in: batch, ...revision } of recording.revisions) {
    const others = byBatch.get(batch);
    if (others === undefined) byBatch.set(batch, [revision]);
    else others.push(revision);
  }
  return byBatch;
}

/** As exact as the ticks that it corrects. */
function inShort({ sequence, workerId, states }: StateRevision): StateRevision {
  const onCpu = Math.fround(states.onCpu);
  const waiting = Math.fround(states.waiting);
  return { sequence, workerId, states: { onCpu, waiting, blocked: Math.fround(states.blocked) } };
}
