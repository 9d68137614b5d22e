import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { WebContents } from 'electron';

import type { AppVersions, MachineFacts } from '../../../contract/ipc.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { RunResult } from '../../../contract/run.ts';
import { renderPlainReport } from '../../report/plain-report.ts';
import { timedName, writeReport } from '../../report/write-report.ts';
import { capture } from '../screenshot/capture.ts';
import { saveImage } from '../screenshot/save-image.ts';

/** The charts redraw once a second; the picture is to show the end of the last run. */
const LAST_DRAWING_MS = 1_500;

const IMAGE_NAME = 'live-view.png';
const REPORT_NAME = 'report.html';

export interface WrittenResults {
  readonly reportPath: string;
  readonly imagePath: string;
}

export interface ResultFacts {
  readonly reportsDirectory: string;
  readonly results: readonly RunResult[];
  readonly machine: MachineFacts;
  readonly versions: AppVersions;
}

/** Writes the report and a picture of the page beside it, into a new folder named by the time. */
export async function writeResults(
  page: WebContents,
  { reportsDirectory, results, machine, versions }: ResultFacts,
): Promise<Result<WrittenResults>> {
  await delay(LAST_DRAWING_MS);
  const captured = await capture(page, 'live-view');
  if (!captured.ok) return captured;
  const folder = join(reportsDirectory, timedName('first-comparison', new Date()));
  const image = await saveImage(folder, IMAGE_NAME, captured.value.toPNG());
  if (!image.ok) return image;
  const title = 'First comparison';
  const screenshotFile = IMAGE_NAME;
  const html = renderPlainReport({ title, results, machine, versions, screenshotFile });
  const reportPath = await writeReport(folder, REPORT_NAME, html);
  return ok({ reportPath, imagePath: image.value });
}
