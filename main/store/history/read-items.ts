import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type { HistoryEntry, HistoryKind } from '../../../contract/history.ts';
import type { MachineCard } from '../../../contract/machine-card.ts';
import type { Recording } from '../../../contract/recording.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { RunHeader, RunResult } from '../../../contract/run.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import { sharesBetween, type SlicedWork } from '../../../contract/work-slices.ts';
import { chunkPages } from './chunk-rows.ts';
import { readDocument } from './document.ts';
import type { RecordedRun } from './history.ts';
import { entryOf, findItem } from './item.ts';
import { joinRecordings } from './join-recordings.ts';
import { joinTasks } from './join-tasks.ts';
import { machineOf, withMachine } from './kept-machine.ts';
import { unpackUnsplit, type UnsplitRecording } from './sample-chunk.ts';
import { numberOf, type Sqlite, type SqlRow } from './sqlite.ts';
import { unpackTasks } from './task-chunk.ts';
import { type ExperimentOutline, withRuns } from './write-experiments.ts';

/** An item that is there and not removed. */
export function visibleItem(
  database: Sqlite,
  kind: HistoryKind,
  id: string,
): Result<SqlRow, 'not-in-history'> {
  const row = findItem(database, kind, id);
  if (row?.['removal'] === null) return ok(row);
  return err(
    'not-in-history',
    `This ${kind} is not in the history (any more): it may have been deleted.`,
  );
}

export function readRun(database: Sqlite, runId: string): Result<RecordedRun> {
  const row = visibleItem(database, 'run', runId);
  if (!row.ok) return row;
  const item = numberOf(row.value, 'item');
  const header = readDocument(database, item, 'header') as RunHeader | null;
  const machine = readDocument(database, item, 'machine') as MachineCard | null;
  if (header === null || machine === null) {
    return err('history-unreadable', `Of the run ${runId} the list entry alone is left.`);
  }
  const experimentId = row.value['experiment_id'];
  return ok({
    entry: entryOf(row.value),
    header,
    machine: machineOf(machine),
    result: readResult(database, item),
    experimentId: typeof experimentId === 'string' ? experimentId : null,
  });
}

/** Of reading a recording, what it takes to unpack its chunks; the rest joins them. */
export const UNPACKING_SHARE = 0.75;

/** Empty where samples were not kept. */
export function* readRecording(database: Sqlite, runId: string): SlicedWork<Result<Recording>> {
  const row = visibleItem(database, 'run', runId);
  if (!row.ok) return row;
  const parts: UnsplitRecording[] = [];
  for (const { chunks, share } of chunkPages(database, 'chunks', runId)) {
    for (const chunk of chunks) {
      parts.push(unpackUnsplit(runId, chunk));
      yield UNPACKING_SHARE * share;
    }
  }
  return yield* joinOfRun(database, runId, parts);
}

/** Joins the parts of a recording that were unpacked, of a run that may have been deleted at a rest, and its samples with it. */
export function* joinOfRun(
  database: Sqlite,
  runId: string,
  parts: readonly UnsplitRecording[],
): SlicedWork<Result<Recording>> {
  const joined = yield* sharesBetween(joinRecordings(runId, parts), UNPACKING_SHARE, 1);
  const still = visibleItem(database, 'run', runId);
  return still.ok ? ok(joined) : still;
}

/** `null` where they were not kept. */
export function* readTasks(database: Sqlite, runId: string): SlicedWork<Result<TaskTimes | null>> {
  const row = visibleItem(database, 'run', runId);
  if (!row.ok) return row;
  const parts: TaskTimes[] = [];
  for (const { chunks, share } of chunkPages(database, 'task_chunks', runId)) {
    for (const chunk of chunks) {
      parts.push(unpackTasks(runId, chunk));
      yield share;
    }
  }
  // It may have been deleted at a rest, and its tasks with it.
  const still = visibleItem(database, 'run', runId);
  if (!still.ok) return still;
  if (parts.length === 0) return ok(null);
  const times = joinTasks(runId, parts);
  const ended = endedTasks(resultOf(database, runId));
  const leftOut = Math.max(0, ended - times.task.length);
  return ok(leftOut === 0 ? times : { ...times, leftOut });
}

function endedTasks(result: RunResult | null): number {
  return result === null ? 0 : result.tasks.done + result.tasks.failed;
}

export function readExperiment(
  database: Sqlite,
  experimentId: string,
): Result<{ readonly entry: HistoryEntry; readonly result: ExperimentResult }> {
  const row = visibleItem(database, 'experiment', experimentId);
  if (!row.ok) return row;
  const item = numberOf(row.value, 'item');
  const outline = readDocument(database, item, 'result') as ExperimentOutline | null;
  if (outline === null) {
    return err('history-unreadable', `Of the experiment ${experimentId} the entry alone is left.`);
  }
  const entry = entryOf(row.value);
  const configurations = outline.configurations.map((configuration) =>
    withRuns(configuration, ({ runId }) => resultOf(database, runId)),
  );
  const state = entry.state === 'interrupted' ? entry.state : outline.state;
  return ok({
    entry,
    result: { ...withMachine(outline), title: entry.title, state, configurations },
  });
}

/** Of any run, removed or not: an experiment stays whole when one of its runs leaves the list. */
function resultOf(database: Sqlite, runId: string): RunResult | null {
  const row = findItem(database, 'run', runId);
  if (row === undefined) return null;
  return readResult(database, numberOf(row, 'item'));
}

function readResult(database: Sqlite, item: number): RunResult | null {
  const result = readDocument(database, item, 'result') as RunResult | null;
  return result === null ? null : withMachine(result);
}
