import type { Report } from '../../../contract/report.ts';
import type { Result } from '../../../contract/result.ts';
import { withReportPage } from '../../report/html/temporary-page.ts';
import type { CliIo } from '../cli-io.ts';
import type { DrawnOutputs } from './drawn-outputs.ts';
import { renderWithElectron } from './electron-render.ts';
import { appDirectory } from './report-place.ts';

/** PDF and pictures, drawn from the HTML report by Electron. @returns the files written, absolute */
export function drawReport(
  report: Report,
  { pdf, figures, whole }: DrawnOutputs,
  io: CliIo,
): Promise<Result<readonly string[]>> {
  return withReportPage(report, appDirectory(), (htmlPath) =>
    renderWithElectron({ htmlPath, pdf, figures, whole }, io),
  );
}
