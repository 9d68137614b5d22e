import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type { HistoryId } from '../../../contract/history.ts';
import { recordingOf } from '../../../contract/recording-batches.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { RunResult } from '../../../contract/run.ts';
import type { History } from '../../store/history/history.ts';
import { headerOf } from '../../store/history/run-item.ts';
import type { ItemSource, SourcedItem } from './item-source.ts';

/** Of a run that is told of by its result alone the limit is not known, and matters no more. */
const UNKNOWN_TIME_LIMIT_MS = 0;

/** Results alone, as `--json` prints them: there are neither samples nor times of tasks. */
export function sourcedResults(
  results: readonly (RunResult | ExperimentResult)[],
): readonly SourcedItem[] {
  return results.map((result) => ({ source: sourceOf(result), item: idOf(result) }));
}

/**
 * A result that was measured just now: it is at hand, whatever became of the history; the samples lie
 * there.
 * @param history that was recorded into; `null`: nothing was
 */
export function sourcedMeasurement(
  result: RunResult | ExperimentResult,
  history: History | null,
): SourcedItem {
  const [item, source] = [idOf(result), sourceOf(result)];
  if (history === null) return { item, source };
  return {
    item,
    source: {
      ...source,
      recording: (runId) => history.recording(runId),
      tasks: (runId) => history.tasks(runId),
      curve: (runId) => history.curve(runId),
    },
  };
}

function idOf(result: RunResult | ExperimentResult): HistoryId {
  return 'experimentId' in result
    ? { kind: 'experiment', id: result.experimentId }
    : { kind: 'run', id: result.runId };
}

function sourceOf(result: RunResult | ExperimentResult): ItemSource {
  return {
    run: (runId) => {
      if (!('runId' in result) || result.runId !== runId) return notInFile();
      const { machine } = result;
      return ok({ header: headerOf(result, UNKNOWN_TIME_LIMIT_MS), result, machine });
    },
    experiment: () => ('experimentId' in result ? ok({ result }) : notInFile()),
    recording: (runId) => ok(recordingOf(runId, [])),
    tasks: () => ok(null),
    curve: notInFile,
  };
}

function notInFile(): Result<never> {
  return err('not-in-file', 'The file has results alone, without samples.');
}
