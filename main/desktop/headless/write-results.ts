import { join } from 'node:path';

import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import { REPORT_SECTIONS } from '../../../contract/report.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { gatherReport, type ReportPlace } from '../../report/gather/gather-report.ts';
import { sourcedMeasurement } from '../../report/gather/result-source.ts';
import { reportText } from '../../report/report-text.ts';
import { writeText } from '../../report/write-text.ts';
import { fileStem } from '../../store/file-stem.ts';
import type { History } from '../../store/history/history.ts';
import { writeWholeFile } from '../../store/write-whole-file.ts';
import type { ReportRenderer } from '../report-render/create-report-renderer.ts';
import { firstNote } from './first-experiments.ts';
import { timedName, writeFolder } from './results-folder.ts';

const TITLE = 'First comparison';
const REPORT_NAME = 'report.html';
const PDF_NAME = 'report.pdf';

/** An experiment that has ended, and the window as it showed it. */
export interface MeasuredExperiment {
  readonly result: ExperimentResult;
  /** PNG; `null`: there is none. */
  readonly picture: Uint8Array | null;
}

export interface WritingPlace extends ReportPlace {
  readonly reportsDirectory: string;
  /** Where the built page of reports lies beneath. */
  readonly appDirectory: string;
  readonly history: History;
  readonly renderer: ReportRenderer;
}

export interface WrittenResults {
  readonly reportPath: string;
  /** `null`: the report could not be drawn; `problem` says why. */
  readonly pdfPath: string | null;
  readonly picturePaths: readonly string[];
  readonly problem: string | null;
}

/**
 * Writes one report of the experiments, as HTML and PDF, and the pictures beside it into a new folder
 * named by the time; all of it or nothing.
 * @param signal ends it; nothing is there then
 */
export async function writeResults(
  measured: readonly MeasuredExperiment[],
  place: WritingPlace,
  signal: AbortSignal,
): Promise<Result<WrittenResults>> {
  const folder = join(place.reportsDirectory, timedName('first-comparison', place.now));
  return writeFolder(folder, async (unfinished) => {
    const htmlPath = join(unfinished, REPORT_NAME);
    const html = await writeHtml(measured, htmlPath, place, signal);
    if (!html.ok) return html;
    const pictures = measured.flatMap(({ result, picture }) =>
      picture === null ? [] : [{ name: pictureName(result), picture }],
    );
    for (const { name, picture } of pictures) await writeWholeFile(join(unfinished, name), picture);
    const pdf = { path: join(unfinished, PDF_NAME), paper: 'A4' } as const;
    const drawn = await place.renderer.render(
      { htmlPath, pdf, figures: [], whole: [] },
      { onProgress: () => undefined, onFile: () => undefined, signal },
    );
    if (signal.aborted) return err('interrupted', '');
    return ok({
      reportPath: join(folder, REPORT_NAME),
      pdfPath: drawn.ok ? join(folder, PDF_NAME) : null,
      picturePaths: pictures.map(({ name }) => join(folder, name)),
      problem: drawn.ok ? null : drawn.error.message,
    });
  });
}

function pictureName({ title }: ExperimentResult): string {
  return `${fileStem(title, 'window')}.png`;
}

async function writeHtml(
  measured: readonly MeasuredExperiment[],
  path: string,
  place: WritingPlace,
  signal: AbortSignal,
): Promise<Result<null>> {
  const items = measured.map(({ result }) => sourcedMeasurement(result, place.history));
  const words = { title: TITLE, author: '', note: firstNote(measured.length) };
  const convention = 'cores' as const;
  const wishes = { words, sections: REPORT_SECTIONS, keepsAllSamples: false, convention };
  const report = await gatherReport(items, wishes, place);
  if (!report.ok) return report;
  const gathered = { report: report.value, items, keepsAllSamples: false };
  const { appDirectory } = place;
  // A page leaves nothing out that would have to be told of.
  const lines = await reportText('html', gathered, { appDirectory, tell: () => undefined });
  return lines.ok ? writeText(lines.value, { path }, signal) : lines;
}
