import { randomUUID } from 'node:crypto';

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
import type { Recording, RecordingSpan } from '../../../contract/recording.ts';
import { type Failure, ok, type Result } from '../../../contract/result.ts';
import type { RunHeader, RunResult } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import { atOnce, type SlicedWork } from '../../../contract/work-slices.ts';
import { outputsBeside } from '../outputs-beside.ts';
import { removeItems, restoreItems, updateItem } from './change-items.ts';
import { writeChunk } from './chunk-rows.ts';
import { exportHistory } from './export-history.ts';
import type { History, ImportedItems, RecordedRun } from './history.ts';
import { HistoryDatabase, type Write } from './history-database.ts';
import { readFacts } from './history-facts.ts';
import { importHistory } from './import-history.ts';
import { listItems } from './list-items.ts';
import { readExperiment, readRecording, readRun, readTasks } from './read-items.ts';
import { readRecordingSpan } from './read-span.ts';
import { retainHistory } from './retain-history.ts';
import { runCurve } from './run-curve.ts';
import { Subscribers } from './subscribers.ts';
import { taskChunksOf } from './task-chunk.ts';
import { writeExperiment } from './write-experiments.ts';
import { type BegunRun, chunksOf, writeBegun, writeEnded } from './write-runs.ts';
import { writeTasks } from './write-tasks.ts';

export interface OpenHistoryOptions {
  /** The file; its folder is made where there is none. */
  readonly path: string;
}

export interface OpenedHistory {
  readonly history: History;
  /** What was wrong with the file, for the user; `null`: nothing. */
  readonly problem: Failure | null;
}

/**
 * Opens the history. Never throws: a damaged file is set aside and a fresh one started; where no file
 * can be used, the history lives in memory until it is closed.
 */
export function openHistory(options: OpenHistoryOptions): OpenedHistory {
  const history = new SqliteHistory(options.path);
  return { history, problem: history.problem };
}

class SqliteHistory implements History {
  readonly #changes = new Subscribers<null>();
  readonly #problems = new Subscribers<Failure>();
  readonly #database: HistoryDatabase;
  /** Runs being recorded, for a fresh file that takes the place of a damaged one. */
  readonly #underWay = new Map<string, BegunRun>();

  constructor(path: string) {
    this.#database = new HistoryDatabase({
      path,
      onProblem: (problem) => this.#problems.tell(problem),
      onReplaced: () => this.#beginAgain(),
    });
  }

  get problem(): Failure | null {
    return this.#database.problem;
  }

  beginRun(run: BegunRun): void {
    this.#underWay.set(run.header.runId, run);
    this.#database.write((database, owner) => writeBegun(database, run, owner));
    this.#changed();
  }

  appendSamples(runId: string, batches: readonly SampleBatch[]): void {
    for (const chunk of chunksOf(runId, batches)) {
      this.#database.write(
        (database) => writeChunk(database, 'chunks', runId, chunk),
        chunk.length,
      );
    }
  }

  saveTasks(times: TaskTimes): void {
    const chunks = taskChunksOf(times);
    const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
    this.#database.write((database) => writeTasks(database, times.runId, chunks), bytes);
  }

  endRun(header: RunHeader, result: RunResult): void {
    const experimentId = this.#underWay.get(header.runId)?.experimentId ?? null;
    this.#underWay.delete(header.runId);
    this.#database.write((database) => writeEnded(database, header, result, experimentId));
    this.#changed();
  }

  saveExperiment(result: ExperimentResult): void {
    this.#database.write((database, owner) => writeExperiment(database, result, owner));
    this.#changed();
  }

  list(query: HistoryQuery): Result<HistoryPage> {
    return this.#database.read((database) => ok(listItems(database, query)));
  }

  run(runId: string): Result<RecordedRun> {
    return this.#database.read((database) => readRun(database, runId));
  }

  recording(runId: string): Result<Recording> {
    return atOnce(this.recordingInParts(runId));
  }

  recordingInParts(runId: string): SlicedWork<Result<Recording>> {
    return this.#database.readInParts((database) => readRecording(database, runId));
  }

  recordingSpan(span: RecordingSpan): SlicedWork<Result<Recording>> {
    return this.#database.readInParts((database) => readRecordingSpan(database, span));
  }

  tasks(runId: string): Result<TaskTimes | null> {
    return atOnce(this.tasksInParts(runId));
  }

  tasksInParts(runId: string): SlicedWork<Result<TaskTimes | null>> {
    return this.#database.readInParts((database) => readTasks(database, runId));
  }

  curve(runId: string): Result<RunCurve> {
    const run = this.run(runId);
    if (!run.ok) return run;
    const recording = this.recording(runId);
    return recording.ok ? ok(runCurve(run.value, recording.value)) : recording;
  }

  experiment(
    experimentId: string,
  ): Result<{ readonly entry: HistoryEntry; readonly result: ExperimentResult }> {
    return this.#database.read((database) => readExperiment(database, experimentId));
  }

  update(item: HistoryId, patch: HistoryPatch): Result<HistoryEntry> {
    return this.#change(this.#database.change((database) => updateItem(database, item, patch)));
  }

  remove(items: readonly HistoryId[]): Result<{ readonly undoToken: string }> {
    const token = randomUUID();
    return this.#change(
      this.#database.change((database) => removeItems(database, items, token, new Date())),
    );
  }

  undoRemove(undoToken: string): Result<null> {
    return this.#change(this.#database.change((database) => restoreItems(database, undoToken)));
  }

  exportTo(path: string, items: readonly HistoryId[]): Promise<Result<null>> {
    return exportHistory(this.#database, path, items);
  }

  async importFrom(path: string): Promise<Result<ImportedItems>> {
    return this.#change(await importHistory(this.#database, path));
  }

  facts(): Result<HistoryFacts> {
    const { path } = this.#database;
    return this.#database.read((database) => ok(readFacts(database, path)));
  }

  applyRetention(retention: Retention): void {
    const applied = this.#database.read((database) => {
      const at = new Date();
      const { path } = this.#database;
      retainHistory(database, path === null ? null : outputsBeside(path), retention, at);
      return ok(null);
    });
    if (applied.ok) this.#changed();
    else this.#problems.tell(applied.error);
  }

  onChange(listener: () => void): () => void {
    return this.#changes.add(listener);
  }

  onProblem(listener: (problem: Failure) => void): () => void {
    return this.#problems.add(listener);
  }

  close(): void {
    this.#database.close();
  }

  #beginAgain(): readonly Write[] {
    // Told once the fresh file is in use.
    queueMicrotask(() => this.#changed());
    return [...this.#underWay.values()].map(
      (run): Write =>
        (database, owner) =>
          writeBegun(database, run, owner),
    );
  }

  #change<Value>(result: Result<Value>): Result<Value> {
    if (result.ok) this.#changed();
    return result;
  }

  #changed(): void {
    this.#changes.tell(null);
  }
}
