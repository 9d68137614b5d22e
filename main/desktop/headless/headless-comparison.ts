import { app, type WebContents } from 'electron';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { readMachineFacts } from '../../monitor/machine.ts';
import { firstComparisonRequests, runComparison } from '../../report/first-comparison.ts';
import { type Foundation, layFoundation } from '../foundation.ts';
import { log } from '../log.ts';
import { connectPage } from '../page-connection.ts';
import type { AppPaths } from '../paths.ts';
import { END_SIGNALS } from '../quit.ts';
import { readVersions } from '../shell/versions.ts';
import { failureSentence, progressLine, resultLines } from './console-lines.ts';
import { createOffscreenWindow } from './offscreen-window.ts';
import { writeResults, type WrittenResults } from './write-results.ts';

const EXIT_FAILED = 1;
const EXIT_INTERRUPTED = 130;

/** For machines without a display: the first comparison, its report and a picture, then the exit. */
export async function runHeadlessComparison(paths: AppPaths): Promise<void> {
  const interruption = abortOnQuit();
  const foundation = await layFoundation(paths);
  const exitCode = await compareAndTell(foundation, interruption).catch((thrown: unknown) => {
    log.problem('The comparison failed.', thrown);
    say(`The comparison failed: ${toError(thrown).message}`);
    return EXIT_FAILED;
  });
  await foundation.engine.close();
  app.exit(exitCode);
}

async function compareAndTell(foundation: Foundation, signal: AbortSignal): Promise<number> {
  const outcome = await compare(foundation, signal);
  if (signal.aborted) {
    say('Interrupted: the run was ended and nothing was written.');
    return EXIT_INTERRUPTED;
  }
  if (!outcome.ok) {
    say(outcome.error.message);
    return EXIT_FAILED;
  }
  const { written, failure } = outcome.value;
  say(`Report:     ${written.reportPath}`);
  say(`Screenshot: ${written.imagePath}`);
  if (failure !== null) say(failure);
  return failure === null ? 0 : EXIT_FAILED;
}

interface Comparison {
  readonly written: WrittenResults;
  readonly failure: string | null;
}

async function compare(foundation: Foundation, signal: AbortSignal): Promise<Result<Comparison>> {
  const { engine, settings, paths } = foundation;
  const page = await openPage(foundation);
  engine.sampler.start();
  say('Looking for interpreters…');
  const runtimes = await engine.runtimes.refresh();
  const machine = readMachineFacts();
  const remembered = settings.get().defaultRuntimes;
  const requests = firstComparisonRequests(runtimes, machine.effectiveCores, remembered);
  if (requests.length === 0) {
    return err('no-runtime', 'No usable Python or Node.js was found: install one and start again.');
  }
  const compared = await runComparison(
    engine.lab,
    requests,
    (progress) => say(progressLine(progress, runtimes)),
    signal,
  );
  if (!compared.ok || signal.aborted) return compared.ok ? err('interrupted', '') : compared;
  const results = compared.value;
  for (const line of resultLines(results)) say(line);
  const versions = readVersions(app.getVersion(), process.versions);
  const { reportsDirectory } = paths;
  const written = await writeResults(page, { reportsDirectory, results, machine, versions });
  return written.ok ? ok({ written: written.value, failure: failureSentence(results) }) : written;
}

async function openPage(foundation: Foundation): Promise<WebContents> {
  const window = createOffscreenWindow(foundation.paths.preloadFile);
  connectPage(window, foundation);
  await window.loadURL(foundation.source.pageUrl);
  return window.webContents;
}

/**
 * The run must be ended and waited for, whoever asks for the end. Chromium takes the signals of a
 * terminal over when it is ready and turns them into a quit; before that they come to Node.
 */
function abortOnQuit(): AbortSignal {
  const controller = new AbortController();
  for (const signal of END_SIGNALS) process.on(signal, () => controller.abort());
  app.on('will-quit', (event) => {
    event.preventDefault();
    controller.abort();
  });
  return controller.signal;
}

/** Progress and results are what this start is for: they go to standard output. */
function say(line: string): void {
  if (line !== '') process.stdout.write(`${line}\n`);
}
