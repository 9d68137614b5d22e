import type { StoredRun } from '../../contract/history.ts';
import { clockOffsetMs, firstOfWorkAtMs } from '../../contract/recording-clock.ts';
import type { RunHeader, RunResult } from '../../contract/run.ts';
import type { SlicedWork } from '../../contract/work-slices.ts';
import { addRecording } from './recorded-samples.ts';
import { NO_RUN, type RunView, withState } from './run-view.ts';
import { SampleStore } from './sample-store.ts';
import { recordedTrack } from './track/recorded-track.ts';

/** A run with its samples, whether it comes from the history or from a file. */
export type RecordedRun = Pick<StoredRun, 'header' | 'result' | 'recording'>;

/** What the stores of a live run hold when it has ended, or was last heard of. */
export interface EndedRun {
  readonly run: RunView;
  readonly samples: SampleStore;
}

/** Lets a recording go through the series of a live run at once. */
export function* endedRun({ header, result, recording }: RecordedRun): SlicedWork<EndedRun> {
  const offsetMs = clockOffsetMs(header, result, recording);
  const samples = new SampleStore();
  samples.beginRun(header.runId);
  samples.keepTrack({ read: (originMs) => recordedTrack(recording, originMs) });
  yield* addRecording(samples, recording, offsetMs);
  const run =
    result === null
      ? interruptedView({ header, recording }, samples)
      : withState(NO_RUN, { state: result.state, run: header, result }, endEpochMs(header, result));
  return { run, samples };
}

/** Wall clock at which a run was over; of an interrupted one that of its start. */
export function endEpochMs(
  { startedAt }: RunHeader,
  result: Pick<RunResult, 'totalMs'> | null,
): number {
  return Date.parse(startedAt) + (result?.totalMs ?? 0);
}

/** Its last known state: as far as the samples tell. */
function interruptedView(
  { header, recording }: Pick<RecordedRun, 'header' | 'recording'>,
  samples: SampleStore,
): RunView {
  const starting = withState(
    NO_RUN,
    { state: 'starting', run: header },
    Date.parse(header.startedAt),
  );
  const tasksTotal = samples.run?.latest?.tasksTotal ?? null;
  const workAtMs = firstOfWorkAtMs(recording);
  if (tasksTotal === null || workAtMs === null) return starting;
  return withState(
    starting,
    { state: 'running', run: header, tasksTotal },
    samples.epochMsOf(workAtMs),
  );
}
