import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import { REPORT_SECTIONS } from '../../../contract/report.ts';
import type { Result } from '../../../contract/result.ts';
import type { RunResult } from '../../../contract/run.ts';
import { gatherReport } from '../../report/gather/gather-report.ts';
import { sourcedMeasurement } from '../../report/gather/result-source.ts';
import { reportText } from '../../report/report-text.ts';
import { writeText } from '../../report/write-text.ts';
import type { History } from '../../store/history/history.ts';
import type { CliIo } from '../cli-io.ts';
import { printable } from '../terminal-text.ts';
import { reportPlace, textPlace } from './report-place.ts';

/**
 * Writes the HTML report of what was just measured; what goes wrong is told.
 * @param history that was recorded into; `null`: nothing was
 * @returns whether it is there
 */
export async function writeHtmlOfResult(
  result: RunResult | ExperimentResult,
  history: History | null,
  path: string,
  io: CliIo,
): Promise<boolean> {
  const written = await htmlOfResult(result, history, path, io);
  if (!written.ok) io.err(`corelane: ${printable(written.error.message)}\n`);
  return written.ok;
}

async function htmlOfResult(
  result: RunResult | ExperimentResult,
  history: History | null,
  path: string,
  io: CliIo,
): Promise<Result<null>> {
  const items = [sourcedMeasurement(result, history)];
  const wishes = {
    words: { title: '', author: '', note: '' },
    sections: REPORT_SECTIONS,
    keepsAllSamples: false,
    convention: 'cores',
  } as const;
  const report = await gatherReport(items, wishes, reportPlace());
  if (!report.ok) return report;
  const gathered = { report: report.value, items, keepsAllSamples: false };
  const lines = await reportText('html', gathered, textPlace(io));
  if (!lines.ok) return lines;
  return writeText(lines.value, { path }, new AbortController().signal);
}
