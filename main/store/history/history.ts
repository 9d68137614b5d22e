import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type {
  HistoryEntry,
  HistoryFacts,
  HistoryId,
  HistoryPage,
  HistoryPatch,
  HistoryQuery,
  Retention,
  RunCurve,
} from '../../../contract/history.ts';
import type { MachineCard } from '../../../contract/machine-card.ts';
import type { Recording, RecordingSpan } from '../../../contract/recording.ts';
import type { Failure, Result } from '../../../contract/result.ts';
import type { RunHeader, RunResult } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import type { SlicedWork } from '../../../contract/work-slices.ts';

/** A run as it lies in the history. */
export interface RecordedRun {
  readonly entry: HistoryEntry;
  readonly header: RunHeader;
  /** `null`: interrupted. */
  readonly result: RunResult | null;
  readonly machine: MachineCard;
  readonly experimentId: string | null;
}

/** What an import brought. */
export interface ImportedItems {
  readonly runs: number;
  readonly experiments: number;
  /** Items that were there already: they stay as they are. */
  readonly skipped: number;
}

/**
 * Every run and experiment, with samples and the times of its tasks, in one SQLite file. Calls never
 * throw: what cannot be written is told once by `onProblem` and the app goes on; what cannot be read
 * is an error.
 */
export interface History {
  beginRun(run: {
    readonly header: RunHeader;
    readonly machine: MachineCard;
    readonly experimentId: string | null;
  }): void;
  /** Samples since the last call, in order. */
  appendSamples(runId: string, batches: readonly SampleBatch[]): void;
  /** Of a run that was begun: the newest ones replace the others. */
  saveTasks(times: TaskTimes): void;
  endRun(header: RunHeader, result: RunResult): void;
  /** At its start, after each of its runs, and at its end: the newest one replaces the others. */
  saveExperiment(result: ExperimentResult): void;

  list(query: HistoryQuery): Result<HistoryPage>;
  run(runId: string): Result<RecordedRun>;
  recording(runId: string): Result<Recording>;
  /** The same, with rests. What is deleted meanwhile is not in the history any more. */
  recordingInParts(runId: string): SlicedWork<Result<Recording>>;
  /** A part of it, with some ticks around it. */
  recordingSpan(span: RecordingSpan): SlicedWork<Result<Recording>>;
  /** `null`: they were not kept, because it was interrupted, or have been taken away since. */
  tasks(runId: string): Result<TaskTimes | null>;
  /** The same, with rests. */
  tasksInParts(runId: string): SlicedWork<Result<TaskTimes | null>>;
  /** At most 300 points. */
  curve(runId: string): Result<RunCurve>;
  experiment(experimentId: string): Result<{
    readonly entry: HistoryEntry;
    readonly result: ExperimentResult;
  }>;
  update(item: HistoryId, patch: HistoryPatch): Result<HistoryEntry>;
  /** With the runs of deleted experiments. */
  remove(items: readonly HistoryId[]): Result<{ readonly undoToken: string }>;
  undoRemove(undoToken: string): Result<null>;
  exportTo(path: string, items: readonly HistoryId[]): Promise<Result<null>>;
  importFrom(path: string): Promise<Result<ImportedItems>>;
  facts(): Result<HistoryFacts>;
  /** Takes away what is older or more than that; starred and tagged items stay. */
  applyRetention(retention: Retention): void;

  /** Returns its own unsubscribe. */
  onChange(listener: () => void): () => void;
  /** Returns its own unsubscribe. */
  onProblem(listener: (problem: Failure) => void): () => void;
  close(): void;
}
