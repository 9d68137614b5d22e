import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Report } from '../../../contract/report.ts';
import type { Result } from '../../../contract/result.ts';
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
  const folder = await mkdtemp(join(tmpdir(), 'corelane-report-'));
  // The app may end while the page is drawn.
  const removeAtExit = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  try {
    const htmlPath = join(folder, 'report.html');
    await writeFile(htmlPath, renderHtmlReport(report, template.value));
    return await use(htmlPath);
  } finally {
    process.off('exit', removeAtExit);
    await rm(folder, { recursive: true, force: true });
  }
}
