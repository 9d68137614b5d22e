import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type { HistoryId, RunCurve } from '../../../contract/history.ts';
import type { Recording } from '../../../contract/recording.ts';
import type { Result } from '../../../contract/result.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import type { RecordedRun } from '../../store/history/history.ts';

/** What reports are made from: the history, or a file that answers the same questions. */
export interface ItemSource {
  run(runId: string): Result<Pick<RecordedRun, 'header' | 'result' | 'machine'>>;
  experiment(experimentId: string): Result<{ readonly result: ExperimentResult }>;
  /** Without ticks where no samples are kept. */
  recording(runId: string): Result<Recording>;
  /** `null` where they are not kept. */
  tasks(runId: string): Result<TaskTimes | null>;
  curve(runId: string): Result<RunCurve>;
}

/** An item, and where it is read from. */
export interface SourcedItem {
  readonly source: ItemSource;
  readonly item: HistoryId;
}
