import type { Recording, WorkerRecording } from '../../contract/recording.ts';
import { mapValues } from './map-values.ts';

/**
 * A recording in two parts that follow each other. Of the first one workers hold only what is told of
 * the work as a whole: how their time was split is kept for the last ticks alone, and reading it for
 * all of half an hour would take longer than everything else.
 * @param keptTicks as many as the series of a worker hold
 */
export function recordingParts(recording: Recording, keptTicks: number): readonly Recording[] {
  const cut = recording.sequence.length - keptTicks;
  if (cut <= 0) return [{ ...recording, otherThreads: [] }];
  return [
    { ...ticksOf(recording, 0, cut), workers: recording.workers.flatMap(lean), revisions: [] },
    {
      ...ticksOf(recording, cut, recording.sequence.length),
      workers: recording.workers.flatMap((worker) => tailOf(worker, cut)),
      revisions: revisionsSince(recording, cut),
    },
  ];
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

/** What sums, peaks and the presence of a worker hang on. */
function lean({ columns, ...worker }: WorkerRecording): readonly WorkerRecording[] {
  const { coresUsed, rssBytes, tasksDone } = columns;
  if (coresUsed === undefined || rssBytes === undefined || tasksDone === undefined) {
    return [{ ...worker, columns }];
  }
  return [{ ...worker, columns: { coresUsed, rssBytes, tasksDone } }];
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
