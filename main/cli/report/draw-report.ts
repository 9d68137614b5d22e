import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Report } from '../../../contract/report.ts';
import type { Result } from '../../../contract/result.ts';
import { renderHtmlReport } from '../../report/html/render-html-report.ts';
import { readReportTemplate } from '../../report/html/report-template.ts';
import type { CliIo } from '../cli-io.ts';
import type { DrawnOutputs } from './drawn-outputs.ts';
import { renderWithElectron } from './electron-render.ts';
import { appDirectory } from './report-place.ts';

/** PDF and pictures, drawn from the HTML report by Electron. @returns the files written, absolute */
export async function drawReport(
  report: Report,
  { pdf, figures, whole }: DrawnOutputs,
  io: CliIo,
): Promise<Result<readonly string[]>> {
  const template = await readReportTemplate(appDirectory());
  if (!template.ok) return template;
  const folder = await mkdtemp(join(tmpdir(), 'corelane-report-'));
  try {
    const htmlPath = join(folder, 'report.html');
    await writeFile(htmlPath, renderHtmlReport(report, template.value));
    return await renderWithElectron({ htmlPath, pdf, figures, whole }, io);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
