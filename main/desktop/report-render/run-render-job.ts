import { readFile } from 'node:fs/promises';

import { app } from 'electron';
import { z } from 'zod';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { type RenderEvent, renderLine } from '../../report/render/render-event.ts';
import { type RenderJob, renderJob } from '../../report/render/render-job.ts';
import { END_SIGNALS, reportUncaught } from '../quit.ts';
import { createReportRenderer } from './create-report-renderer.ts';

const EXIT_FAILED = 1;
const EXIT_INTERRUPTED = 130;

/**
 * The start that makes PDF and images of one report, without a window, and ends. What it does stands
 * on standard output as lines of JSON (`RenderEvent`). It touches neither settings nor history.
 * @param jobFile JSON, a `RenderJob`
 */
export async function runRenderJob(jobFile: string): Promise<void> {
  const signal = abortOnQuit();
  reportUncaught(() => app.exit(EXIT_FAILED));
  // Whoever started us is gone, and with it who wants the files.
  process.stdout.on('error', () => app.exit(EXIT_FAILED));
  await app.whenReady();
  const job = await readJob(jobFile);
  const rendered = job.ok ? await render(job.value, signal) : job;
  if (rendered.ok) await say({ event: 'done' });
  else await say({ event: 'failed', ...rendered.error });
  app.exit(exitCode(rendered, signal));
}

function exitCode(rendered: Result<unknown>, signal: AbortSignal): number {
  if (rendered.ok) return 0;
  return signal.aborted ? EXIT_INTERRUPTED : EXIT_FAILED;
}

async function readJob(jobFile: string): Promise<Result<RenderJob>> {
  try {
    const parsed = renderJob.safeParse(JSON.parse(await readFile(jobFile, 'utf8')));
    if (parsed.success) return ok(parsed.data);
    return err('bad-job', `'${jobFile}' is no job for a report: ${z.prettifyError(parsed.error)}`);
  } catch (thrown) {
    return err('bad-job', `'${jobFile}' can't be read (${toError(thrown).message}).`);
  }
}

function render(job: RenderJob, signal: AbortSignal): Promise<Result<readonly string[]>> {
  return createReportRenderer().render(job, {
    onProgress: (progress) => void say({ event: 'step', ...progress }),
    onFile: (path) => void say({ event: 'file', path }),
    signal,
  });
}

/** Resolves when the line is out of our hands: the exit would cut it off. */
function say(event: RenderEvent): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(renderLine(event), () => resolve());
  });
}

/**
 * What is being written is finished first. Chromium takes the signals of a terminal over when it is
 * ready and turns them into a quit; before that they come to Node.
 */
function abortOnQuit(): AbortSignal {
  const controller = new AbortController();
  for (const signal of END_SIGNALS) process.on(signal, () => controller.abort());
  app.on('will-quit', (event) => {
    event.preventDefault();
    controller.abort();
  });
  // Between two windows there is none: that is not the end.
  app.on('window-all-closed', () => undefined);
  return controller.signal;
}
