import type { Report } from '../../contract/report.ts';
import { reportData } from '../../contract/report-data.ts';
import { ok, type Result } from '../../contract/result.ts';
import { runsCsv } from '../../contract/runs-csv.ts';
import { samplesCsv } from '../../contract/samples-csv.ts';
import { hyperfineJson } from './formats/hyperfine.ts';
import { reportMarkdown } from './formats/markdown.ts';
import { traceJson } from './formats/trace.ts';
import { leftOutNote, noting, type PartlyKept } from './formats/trace-left-out.ts';
import type { RunWithTasks } from './formats/trace-tasks.ts';
import { sampledRuns, tracedRuns } from './gather/detailed-runs.ts';
import type { SourcedItem } from './gather/item-source.ts';
import { renderHtmlReport } from './html/render-html-report.ts';
import { readReportTemplate } from './html/report-template.ts';
import type { TextFormat } from './text-formats.ts';
import { ContentError } from './write-text.ts';

/** A report, and where what it leaves out can be read. */
export interface Gathered {
  readonly report: Report;
  readonly items: readonly SourcedItem[];
  readonly keepsAllSamples: boolean;
}

export interface TextPlace {
  /** Where the built page of reports lies beneath. */
  readonly appDirectory: string;
  /** Told of what could not be put in, as a sentence. */
  readonly tell: (note: string) => void;
}

/** A report in one format, line by line or at once. Making it may throw a `ContentError`. */
export async function reportText(
  format: TextFormat,
  { report, items, keepsAllSamples }: Gathered,
  { appDirectory, tell }: TextPlace,
): Promise<Result<Iterable<string>>> {
  switch (format) {
    case 'html': {
      const template = await readReportTemplate(appDirectory);
      return template.ok ? ok([renderHtmlReport(report, template.value)]) : template;
    }
    case 'md':
      return ok([reportMarkdown(report)]);
    case 'csv':
      return ok(runsCsv(report));
    case 'samples-csv':
      return ok(
        samplesCsv(
          notNone(sampledRuns(items, report, keepsAllSamples), NO_SAMPLES),
          report.convention,
        ),
      );
    case 'json':
      return ok([`${JSON.stringify(reportData(report))}\n`]);
    case 'hyperfine':
      return ok([hyperfineJson(report)]);
    case 'trace': {
      const runs = notNone(withTasks(items, report, tell), NO_TASKS);
      return ok(traceJson(tellingLeftOut(runs, tell), report.versions.app));
    }
  }
}

const NO_SAMPLES =
  'No samples are kept of these runs: results from a file have none, and retention takes them away first.';
const NO_TASKS =
  'The times of tasks are kept of none of these runs, so that there is nothing to trace: results from a file have none, interrupted runs neither, and retention takes them away first.';

function* withTasks(
  items: readonly SourcedItem[],
  report: Report,
  tell: TextPlace['tell'],
): Generator<RunWithTasks, void, undefined> {
  const without: string[] = [];
  let isAny = false;
  for (const run of tracedRuns(items, report)) {
    const { tasks, name } = run;
    if (tasks === null) without.push(name);
    else {
      isAny = true;
      yield { ...run, tasks };
    }
  }
  if (isAny && without.length > 0)
    tell(`Not in the trace, because the times of tasks are not kept: ${without.join(', ')}.`);
}

function* tellingLeftOut(
  runs: Iterable<RunWithTasks>,
  tell: TextPlace['tell'],
): Generator<RunWithTasks, void, undefined> {
  const leftOut: PartlyKept[] = [];
  yield* noting(runs, leftOut);
  if (leftOut.length > 0) tell(leftOutNote(leftOut));
}

/** @throws ContentError at the end, when there was not a single one */
function* notNone<Item>(items: Iterable<Item>, message: string): Generator<Item, void, undefined> {
  let isNone = true;
  for (const item of items) {
    isNone = false;
    yield item;
  }
  if (isNone) throw new ContentError(message);
}
