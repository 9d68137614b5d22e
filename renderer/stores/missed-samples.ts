import type { AppSnapshot } from '../../contract/ipc.ts';
import type { Recording, RecordingSpan } from '../../contract/recording.ts';
import { batchesOf } from '../../contract/recording-batches.ts';
import type { Failure } from '../../contract/result.ts';
import type { SampleBatch } from '../../contract/sample.ts';
import { inSlices, type SlicedWork } from '../../contract/work-slices.ts';
import type { Bridge } from '../bridge.ts';
import { nextTask } from './next-task.ts';
import { headerOf } from './run-view.ts';
import { exactTicks } from './track/growing-track.ts';

/** Samples that a page which came late was not given, and the length of a part that it can take at once. */
export interface MissedSamples {
  readonly span: RecordingSpan;
  readonly partMs: number;
}

/** `null`: the snapshot has all samples of the run, or there is none. */
export function missedSamples({
  runState,
  recentSamples,
  firstSampleMs,
}: Pick<AppSnapshot, 'runState' | 'recentSamples' | 'firstSampleMs'>): MissedSamples | null {
  const header = headerOf(runState);
  const oldest = recentSamples[0];
  if (header === null || oldest === undefined || firstSampleMs === null) return null;
  if (firstSampleMs >= oldest.atMs) return null;
  return {
    span: { runId: header.runId, fromMs: firstSampleMs, toMs: oldest.atMs },
    partMs: exactTicks(header.workers.length) * (oldest.elapsedMs ?? Infinity),
  };
}

/**
 * Brings them from the history, part by part.
 * @param onBatch called in their order; the same may come twice, where parts meet
 * @returns why no more could be had; `null`: nothing went wrong
 */
export async function readMissedSamples(
  bridge: Bridge,
  { span, partMs }: MissedSamples,
  onBatch: (batch: SampleBatch) => void,
): Promise<Failure | null> {
  const { runId } = span;
  for (let fromMs = span.fromMs; fromMs < span.toMs; fromMs += partMs) {
    const toMs = Math.min(span.toMs, fromMs + partMs);
    const answer = await bridge.request('samples:of-span', { runId, fromMs, toMs });
    if (!answer.ok) return answer.error;
    await inSlices(handOver(answer.value, onBatch), { rest: nextTask });
  }
  return null;
}

function* handOver(
  recording: Recording,
  onBatch: (batch: SampleBatch) => void,
): SlicedWork<undefined> {
  for (const batch of batchesOf(recording)) {
    onBatch(batch);
    yield 0;
  }
  return undefined;
}
