import type { Recording } from '../../contract/recording.ts';
import { batchesOf } from '../../contract/recording-batches.ts';
import { sharesBetween, type SlicedWork } from '../../contract/work-slices.ts';
import { olderWorkers } from './older-workers.ts';
import { recordingParts } from './recording-parts.ts';
import { WORKER_CAPACITY } from './run-series.ts';
import type { SampleStore } from './sample-store.ts';

/**
 * Lets a recording go through the series of a live run at once. What came long before the end is
 * taken by columns: an object for each worker and tick would make an hour of hundreds of workers millions.
 * @param offsetMs wall clock minus the recording's
 */
export function* addRecording(
  samples: SampleStore,
  recording: Recording,
  offsetMs: number,
): SlicedWork<void> {
  const { older, recent } = recordingParts(recording, WORKER_CAPACITY);
  if (older !== null) yield* addOlder(samples, older, offsetMs);
  for (const batch of batchesOf(recent)) {
    samples.add(batch, batch.atMs + offsetMs);
    yield 1;
  }
}

/** Of adding older ticks, what it takes to look at each worker over all of them. */
const WORKERS_SHARE = 0.8;

function* addOlder(samples: SampleStore, older: Recording, offsetMs: number): SlicedWork<void> {
  const looking = olderWorkers(older, WORKER_CAPACITY);
  const { together, workers } = yield* sharesBetween(looking, 0, WORKERS_SHARE);
  let tick = 0;
  for (const batch of batchesOf({ ...older, workers: [] })) {
    samples.addOlder(batch, batch.atMs + offsetMs, together(tick));
    tick += 1;
    yield WORKERS_SHARE + ((1 - WORKERS_SHARE) * tick) / older.sequence.length;
  }
  for (const worker of workers) samples.run?.addOlderWorker(worker);
}
