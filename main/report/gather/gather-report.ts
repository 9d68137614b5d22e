import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { AppVersions } from '../../../contract/ipc.ts';
import { MAX_REPORTED_ITEMS } from '../../../contract/limits.ts';
import { medianRun } from '../../../contract/median-run.ts';
import type {
  Report,
  ReportedExperiment,
  ReportedItem,
  ReportedRun,
  ReportSection,
  ReportWords,
} from '../../../contract/report.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { reproduceLine } from '../reproduce-line.ts';
import { experimentAgain } from './experiment-file.ts';
import type { ItemSource, SourcedItem } from './item-source.ts';
import { reportedCode } from './reported-code.ts';
import { reportedSamples } from './reported-samples.ts';
import { runPicture } from './run-picture.ts';
import { experimentWithoutOutput, runWithoutOutput } from './without-output.ts';

export interface ReportWishes {
  readonly words: ReportWords;
  readonly sections: readonly ReportSection[];
  /** Every sample, instead of those alone that show every extreme. */
  readonly keepsAllSamples: boolean;
  /** In which unit CPU use is shown. */
  readonly convention: CoreConvention;
}

export interface ReportPlace {
  readonly versions: AppVersions;
  /** Where the code of strategies and tasks lies. */
  readonly workloadsDirectory: string;
  readonly now: Date;
}

/**
 * Puts together what a report of these items is drawn from, in their order.
 * @returns an error for an item that is not there, or has no result
 */
export async function gatherReport(
  items: readonly SourcedItem[],
  wishes: ReportWishes,
  place: ReportPlace,
): Promise<Result<Report>> {
  const { words, sections, convention } = wishes;
  if (items.length > MAX_REPORTED_ITEMS)
    return err(
      'too-many-items',
      `A report has at most ${MAX_REPORTED_ITEMS} items, and these are ${items.length}: choose fewer.`,
    );
  const reported: ReportedItem[] = [];
  for (const { source, item } of items) {
    const gathered =
      item.kind === 'run'
        ? await gatherRun(item.id, source, wishes, place)
        : await gatherExperiment(item.id, source, wishes, place);
    if (!gathered.ok) return gathered;
    reported.push(gathered.value);
  }
  const { versions, now } = place;
  const createdAt = now.toISOString();
  const schema = 'corelane.report/1';
  return ok({
    ...{ schema, words, createdAt, sections, convention, versions, catalogue },
    items: reported,
  });
}

async function gatherRun(
  runId: string,
  source: ItemSource,
  { keepsAllSamples, sections }: ReportWishes,
  { workloadsDirectory }: ReportPlace,
): Promise<Result<ReportedRun>> {
  const run = source.run(runId);
  if (!run.ok) return run;
  const { header, machine } = run.value;
  if (run.value.result === null)
    return err(
      'no-result',
      `The run ${runId} has no result: it is still under way, or was interrupted. Choose one that has ended.`,
    );
  const result = sections.includes('output')
    ? run.value.result
    : runWithoutOutput(run.value.result);
  const recording = source.recording(runId);
  if (!recording.ok) return recording;
  const tasks = source.tasks(runId);
  if (!tasks.ok) return tasks;
  const kept = { recording: recording.value, tasks: tasks.value, siblings: machine.siblings };
  const picture = runPicture(header, result, kept);
  return ok({
    kind: 'run',
    ...{ header, result, machine, picture },
    gauges: picture.contention?.lines ?? [],
    samples: reportedSamples({ header, result, recording: recording.value }, keepsAllSamples),
    code: await reportedCode([result], workloadsDirectory),
    commandLine: reproduceLine(result),
  });
}

async function gatherExperiment(
  experimentId: string,
  source: ItemSource,
  { sections }: ReportWishes,
  { workloadsDirectory }: ReportPlace,
): Promise<Result<ReportedExperiment>> {
  const stored = source.experiment(experimentId);
  if (!stored.ok) return stored;
  const result = sections.includes('output')
    ? stored.value.result
    : experimentWithoutOutput(stored.value.result);
  const { configurations, spec } = result;
  // Of a run whose samples are gone there is no curve: the others are drawn.
  const curves = configurations.flatMap((configuration) => {
    const run = medianRun(configuration);
    const curve = run === null ? null : source.curve(run.runId);
    return curve?.ok === true ? [curve.value] : [];
  });
  const { workload } = spec;
  const settings = configurations.map(({ strategy, runtime, options }) => ({
    ...{ workload, strategy, runtime, options },
  }));
  const code = await reportedCode(settings, workloadsDirectory);
  return ok({ kind: 'experiment', result, curves, code, ...experimentAgain(result) });
}
