import type { StoredRun } from '../../contract/history.ts';
import { batchesOf } from '../../contract/recording-batches.ts';
import type { RunHeader, RunResult } from '../../contract/run.ts';
import type { Bridge } from '../bridge.ts';
import type { FrameHost } from './frame-clock.ts';
import { LiveStore } from './live-store.ts';
import { clockOffsetMs, firstOfWorkAtMs } from './recording-clock.ts';
import { recordingParts } from './recording-parts.ts';
import { WORKER_CAPACITY } from './run-series.ts';
import { RunStore } from './run-store.ts';
import { SampleStore } from './sample-store.ts';

/** A recorded run in the stores that a live one fills. */
export interface Replay {
  readonly run: RunStore;
  readonly live: LiveStore;
}

/** Nothing moves in a picture of the past. */
const STILL: FrameHost = {
  nowMs: () => 0,
  requestFrame: () => undefined,
  setTimer: () => undefined,
  isHidden: () => true,
};

/** Lets a recording go through the stores at once, up to the state in which the run ended. */
export function replayRun(
  { header, result, recording }: Pick<StoredRun, 'header' | 'result' | 'recording'>,
  bridge: Bridge,
): Replay {
  const offsetMs = clockOffsetMs(header, result, recording);
  const samples = new SampleStore();
  for (const part of recordingParts(recording, WORKER_CAPACITY)) {
    for (const batch of batchesOf(part)) samples.add(batch, batch.atMs + offsetMs);
  }
  samples.beginRun(header.runId);
  const run = new RunStore(bridge);
  if (result === null) acceptInterrupted(run, { header, recording }, samples);
  else run.accept({ state: result.state, run: header, result }, endEpochMs(header, result));
  return { run, live: new LiveStore(run, samples, STILL) };
}

/** Its last known state: as far as the samples tell. */
function acceptInterrupted(
  run: RunStore,
  { header, recording }: Pick<StoredRun, 'header' | 'recording'>,
  samples: SampleStore,
): void {
  run.accept({ state: 'starting', run: header }, Date.parse(header.startedAt));
  const tasksTotal = samples.run?.latest?.tasksTotal ?? null;
  const workAtMs = firstOfWorkAtMs(recording);
  if (tasksTotal === null || workAtMs === null) return;
  run.accept({ state: 'running', run: header, tasksTotal }, samples.epochMsOf(workAtMs));
}

function endEpochMs({ startedAt }: RunHeader, { totalMs }: RunResult): number {
  return Date.parse(startedAt) + (totalMs ?? 0);
}
