import { basesOfResult } from '../../../contract/core-convention.ts';
import type { ConfigurationResult } from '../../../contract/experiment-result.ts';
import { medianRun } from '../../../contract/median-run.ts';
import type { Report, ReportedItem, ReportedSamples } from '../../../contract/report.ts';
import { runName } from '../../../contract/report-title.ts';
import type { Result } from '../../../contract/result.ts';
import type { RunResult } from '../../../contract/run.ts';
import { runKind } from '../../../contract/run-kind.ts';
import type { SampledRun } from '../../../contract/samples-csv.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import type { ItemSource, SourcedItem } from './item-source.ts';
import { reportedSamples } from './reported-samples.ts';

/** A run with what is known of each of its tasks. */
export interface TracedRun {
  /** For people. */
  readonly name: string;
  readonly result: RunResult;
  /** `null`: not kept. */
  readonly tasks: TaskTimes | null;
  readonly samples: ReportedSamples | null;
}

/**
 * Every run of a report whose samples are kept, with them. They are read one run at a time: those of
 * a whole experiment need not fit into memory together.
 * @param items what the report was gathered from
 * @throws Error when the history can't be read any more
 */
export function* sampledRuns(
  items: readonly SourcedItem[],
  report: Report,
  keepsAll: boolean,
): Generator<SampledRun, void, undefined> {
  for (const [index, item] of report.items.entries()) {
    const source = items[index]?.source;
    if (source === undefined) continue;
    for (const { run, configuration } of runsOf(item)) {
      const samples = samplesOf(run, source, keepsAll);
      if (samples === null) continue;
      yield {
        experimentId: item.kind === 'experiment' ? item.result.experimentId : null,
        configuration: configuration?.label ?? null,
        workers: run.workerDetails,
        samples,
        kind: runKind(run),
        bases: basesOfResult(run),
      };
    }
  }
}

/**
 * The runs of a trace, with the times of their tasks: those that stand alone, and of each
 * configuration the one nearest to its median. Read one at a time.
 * @throws Error when the history can't be read any more
 */
export function* tracedRuns(
  items: readonly SourcedItem[],
  report: Report,
): Generator<TracedRun, void, undefined> {
  for (const [index, item] of report.items.entries()) {
    const source = items[index]?.source;
    if (source === undefined) continue;
    for (const { name, result } of shownRuns(item, report)) {
      const tasks = ifThere(source.tasks(result.runId));
      yield { name, result, tasks, samples: samplesOf(result, source, false) };
    }
  }
}

function shownRuns(
  item: ReportedItem,
  report: Report,
): readonly { readonly name: string; readonly result: RunResult }[] {
  if (item.kind === 'run') return [{ name: runName(item, report), result: item.result }];
  return item.result.configurations.flatMap((configuration) => {
    const result = medianRun(configuration);
    return result === null ? [] : [{ name: configuration.label, result }];
  });
}

function runsOf(item: ReportedItem): readonly {
  readonly run: RunResult;
  readonly configuration: ConfigurationResult | null;
}[] {
  if (item.kind === 'run') return [{ run: item.result, configuration: null }];
  return item.result.configurations.flatMap((configuration) =>
    [...configuration.runs, ...configuration.setAside.map(({ run }) => run)].map((run) => ({
      run,
      configuration,
    })),
  );
}

function samplesOf(
  result: RunResult,
  source: ItemSource,
  keepsAll: boolean,
): ReportedSamples | null {
  const recording = ifThere(source.recording(result.runId));
  return recording === null
    ? null
    : reportedSamples({ header: result, result, recording }, keepsAll);
}

/** A run that was deleted alone stays in its experiment, without samples and times of tasks. */
function ifThere<Value>(kept: Result<Value>): Value | null {
  if (kept.ok) return kept.value;
  if (kept.error.code === 'not-in-history') return null;
  throw new Error(kept.error.message);
}
