import { rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Report } from '../../../contract/report.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { notWritten } from '../not-written.ts';
import { makeOwnedFolder } from '../owned-folder.ts';
import { renderHtmlReport } from './render-html-report.ts';
import { readReportTemplate } from './report-template.ts';

/**
 * Lets a report be used as a file, which is gone afterwards.
 * @param appDirectory where Corelane's package.json lies
 */
export async function withReportPage<Value>(
  report: Report,
  appDirectory: string,
  use: (htmlPath: string) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const template = await readReportTemplate(appDirectory);
  if (!template.ok) return template;
  const made = await unlessFull(tmpdir(), makeOwnedFolder());
  if (!made.ok) return made;
  const folder = made.value;
  // The app may end while the page is drawn.
  const removeAtExit = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  try {
    const htmlPath = join(folder, 'report.html');
    const html = renderHtmlReport(report, template.value);
    const written = await unlessFull(htmlPath, writeFile(htmlPath, html));
    return written.ok ? await use(htmlPath) : written;
  } finally {
    process.off('exit', removeAtExit);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A disk that is full has no room for the page either. */
async function unlessFull<Value>(path: string, making: Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await making);
  } catch (thrown) {
    return notWritten(path, thrown);
  }
}
