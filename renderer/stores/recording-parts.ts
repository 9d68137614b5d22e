import type { Recording, WorkerRecording } from '../../contract/recording.ts';
import { mapValues } from './map-values.ts';

/** Two parts of a recording that follow each other. */
export interface RecordingParts {
  /** Its workers still have all their ticks; `null`: all ticks are recent. */
  readonly older: Recording | null;
  readonly recent: Recording;
}

/**
 * Parts a recording before the last ticks of its run: those that the series of single workers hold.
 * @param keptTicks as many as these are
 */
export function recordingParts(recording: Recording, keptTicks: number): RecordingParts {
  const cut = ticksUpToEnd(recording) - keptTicks;
  if (cut <= 0) return { older: null, recent: { ...recording, otherThreads: [] } };
  return {
    older: { ...ticksOf(recording, 0, cut), revisions: [] },
    recent: {
      ...ticksOf(recording, cut, recording.sequence.length),
      workers: recording.workers.flatMap((worker) => tailOf(worker, cut)),
      revisions: revisionsSince(recording, cut),
    },
  };
}

/** Ticks up to the last one of the run: the machine is recorded a little longer. */
function ticksUpToEnd({ figures, sequence }: Recording): number {
  const done = figures['run.tasksDone'];
  let end = sequence.length;
  while (end > 0 && Number.isNaN(done?.[end - 1] ?? NaN)) end -= 1;
  return end;
}

function ticksOf(recording: Recording, from: number, to: number): Recording {
  const { sequence, atMs, elapsedMs, cores, coreBusy, figures } = recording;
  return {
    ...recording,
    sequence: sequence.subarray(from, to),
    atMs: atMs.subarray(from, to),
    elapsedMs: elapsedMs.subarray(from, to),
    coreBusy: coreBusy.subarray(from * cores, to * cores),
    figures: mapValues(figures, (column) => column.subarray(from, to)),
    // Only the track tells of them, and it has the whole recording.
    otherThreads: [],
  };
}

function tailOf(worker: WorkerRecording, cut: number): readonly WorkerRecording[] {
  const before = Math.max(0, cut - worker.firstTick);
  const columns = mapValues(worker.columns, (column) => column.subarray(before));
  const isGone = Object.values(columns).every(({ length }) => length === 0);
  return isGone ? [] : [{ ...worker, firstTick: Math.max(0, worker.firstTick - cut), columns }];
}

function revisionsSince({ revisions, sequence }: Recording, cut: number): Recording['revisions'] {
  const first = sequence[cut] ?? Number.POSITIVE_INFINITY;
  return revisions.filter((revision) => revision.in >= first);
}
