import type { Recording } from '../../../contract/recording.ts';
import type { RunHeader, RunResult } from '../../../contract/run.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import { type EndedPicture, endedPicture } from '../../../renderer/stores/ended-picture.ts';

const NO_SAMPLES =
  'Nothing to chart: this report was made from the result of the run alone, without its samples.';

/** What is kept of a run beside its result. */
interface KeptOfRun {
  readonly recording: Recording;
  /** `null`: not kept. */
  readonly tasks: TaskTimes | null;
  /** Logical CPUs of each physical core of its machine; `null`: not known. */
  readonly siblings: readonly (readonly number[])[] | null;
}

/** What the window shows of a run that has ended, made by the window's own stores. */
export function runPicture(header: RunHeader, result: RunResult, kept: KeptOfRun): EndedPicture {
  const picture = endedPicture({ header, result, ...kept });
  // The window's reason would be that the run was too short, and it was not.
  const isMissing = kept.recording.sequence.length === 0 && result.samples.count > 0;
  if (!isMissing) return picture;
  return { ...picture, chart: { ...picture.chart, noCurveReason: NO_SAMPLES } };
}
