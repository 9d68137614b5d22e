import { app } from 'electron';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { ExperimentState } from '../../../contract/experiment-result.ts';
import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { readMachineFacts } from '../../monitor/machine.ts';
import { readFirstLook } from '../first-look.ts';
import { type Foundation, layFoundation } from '../foundation.ts';
import { log } from '../log.ts';
import { openForPages } from '../open-for-pages.ts';
import type { AppPaths } from '../paths.ts';
import { END_SIGNALS, reportUncaught } from '../quit.ts';
import { createReportRenderer } from '../report-render/create-report-renderer.ts';
import { readVersions } from '../shell/versions.ts';
import { problemsOf, resultLines, roundLine } from './console-lines.ts';
import { firstExperiments } from './first-experiments.ts';
import { leadExperiment } from './lead-experiment.ts';
import { createWindowPictures, type WindowPictures } from './window-picture.ts';
import { type MeasuredExperiment, writeResults, type WrittenResults } from './write-results.ts';

const EXIT_FAILED = 1;
const EXIT_INTERRUPTED = 130;

/**
 * For machines without a display: the first comparison as experiments that the history keeps, their
 * report, pictures of the window, then the exit.
 */
export async function runHeadlessComparison(paths: AppPaths): Promise<void> {
  const signal = abortOnQuit();
  reportUncaught(() => app.exit(EXIT_FAILED));
  const source = await openForPages(paths, readFirstLook(paths.settingsFile));
  const foundation = await layFoundation(paths, source);
  const outcome = await compare(foundation, signal).catch((thrown: unknown) => {
    // Who interrupts it closes the windows under it.
    if (!signal.aborted) log.problem('The comparison failed.', thrown);
    return err('failed', `The comparison failed: ${toError(thrown).message}`);
  });
  await foundation.engine.close();
  app.exit(tellEnd(outcome, signal));
}

/** @returns the exit code */
function tellEnd(outcome: Result<readonly string[]>, signal: AbortSignal): number {
  if (signal.aborted) {
    say(
      'Interrupted: the run was ended, and no report was written. The history has what was done.',
    );
    return EXIT_INTERRUPTED;
  }
  const problems = outcome.ok ? outcome.value : [outcome.error.message];
  for (const problem of problems) say(problem);
  return problems.length === 0 ? 0 : EXIT_FAILED;
}

/** @returns what went wrong beside what was written, in sentences */
async function compare(
  foundation: Foundation,
  signal: AbortSignal,
): Promise<Result<readonly string[]>> {
  const wanted = await wantedExperiments(foundation);
  if (!wanted.ok) return wanted;
  const pictures = createWindowPictures(foundation);
  const measured: MeasuredExperiment[] = [];
  const problems: string[] = [];
  for (const spec of wanted.value) {
    const one = await measure(spec, foundation, pictures, signal);
    if (!one.ok) return one;
    measured.push(one.value.measured);
    problems.push(...one.value.problems);
  }
  say('Writing the report…');
  const { engine, paths } = foundation;
  const place = {
    ...paths,
    history: engine.history,
    renderer: createReportRenderer(),
    versions: readVersions(app.getVersion(), process.versions),
    now: new Date(),
  };
  const written = await writeResults(measured, place, signal);
  if (!written.ok) return written;
  tellWhere(written.value, measured);
  const { problem } = written.value;
  return ok(problem === null ? problems : [...problems, problem]);
}

async function wantedExperiments({
  engine,
  settings,
}: Foundation): Promise<Result<readonly ExperimentSpec[]>> {
  engine.sampler.start();
  say('Looking for interpreters…');
  const runtimes = await engine.runtimes.refresh();
  const { effectiveCores } = readMachineFacts();
  const specs = firstExperiments(runtimes, effectiveCores, settings.get().defaultRuntimes);
  if (specs.length > 0) return ok(specs);
  return err('no-runtime', 'No usable Python or Node.js was found: install one and start again.');
}

interface Measured {
  readonly measured: MeasuredExperiment;
  readonly problems: readonly string[];
}

async function measure(
  spec: ExperimentSpec,
  { engine }: Foundation,
  pictures: WindowPictures,
  signal: AbortSignal,
): Promise<Result<Measured>> {
  const led = await leadExperiment(engine.experiments, spec, { onState: tellRounds(), signal });
  if (!led.ok) return led;
  const result = led.value;
  say('');
  for (const line of resultLines(result)) say(line);
  say('');
  const picture = await pictures.take(spec);
  const problems = [...problemsOf(result), ...(picture.ok ? [] : [picture.error.message])];
  return ok({ measured: { result, picture: picture.ok ? picture.value : null }, problems });
}

/** A line for each round, when it begins. */
function tellRounds(): (state: ExperimentState) => void {
  let told = '';
  return (state) => {
    const line = roundLine(state);
    if (line === '' || line === told) return;
    told = line;
    say(line);
  };
}

function tellWhere(
  { reportPath, pdfPath, picturePaths }: WrittenResults,
  measured: readonly MeasuredExperiment[],
): void {
  say(`Report:     ${reportPath}`);
  if (pdfPath !== null) say(`PDF:        ${pdfPath}`);
  for (const path of picturePaths) say(`Screenshot: ${path}`);
  const ids = measured.map(({ result }) => result.experimentId).join(' ');
  say('');
  say('Open the report in any browser. The history keeps the experiments: the window shows them');
  say('under History, and in a checkout this makes the report anew, in any format:');
  say(`  npm run -s corelane -- report ${ids}`);
}

/**
 * The run must be ended and waited for, whoever asks for the end. Chromium takes the signals of a
 * terminal over when it is ready and turns them into a quit; before that they come to Node.
 */
function abortOnQuit(): AbortSignal {
  const controller = new AbortController();
  for (const signal of END_SIGNALS) process.on(signal, () => controller.abort());
  // Before the windows are closed: what draws in one of them is to know why it is gone.
  app.on('before-quit', () => controller.abort());
  app.on('will-quit', (event) => event.preventDefault());
  // Between two windows there is none: that is not the end.
  app.on('window-all-closed', () => undefined);
  return controller.signal;
}

/** Progress and results are what this start is for: they go to standard output. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
