import type { NativeImage } from 'electron';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { notWritten } from '../../report/not-written.ts';
import type { RenderProgress } from '../../report/render/render-event.ts';
import type { RenderJob } from '../../report/render/render-job.ts';
import { writeWholeFile } from '../../store/write-whole-file.ts';
import { captureFirstPage } from './first-page.ts';
import { type Piece, piecesOf } from './render-pieces.ts';
import { type FigureLook, type ReportPage, reportPage } from './report-page.ts';
import { openReport, type ReportWindow } from './report-window.ts';

export interface RenderWatch {
  readonly onProgress: (progress: RenderProgress) => void;
  /** A file is there, whole. */
  readonly onFile: (path: string) => void;
  /** Ends it between two files. */
  readonly signal: AbortSignal;
}

/** Makes PDF and images of reports off-screen: a hidden, minimised or missing window is the same to it. */
export interface ReportRenderer {
  /**
   * Writes the files of a job, each whole or not at all.
   * @returns their paths
   */
  render(job: RenderJob, watch: RenderWatch): Promise<Result<readonly string[]>>;
  /** The page as it begins, half as large. */
  firstPage(htmlPath: string, theme: FigureLook['theme']): Promise<Result<NativeImage>>;
}

/** To be called when Electron is ready. Every call opens a window of its own and closes it. */
export function createReportRenderer(): ReportRenderer {
  return {
    render: renderJob,
    firstPage: (htmlPath, theme) =>
      withReport(htmlPath, async ({ window, page }) => {
        await page.holdStill(theme);
        return captureFirstPage(window);
      }),
  };
}

function renderJob(job: RenderJob, watch: RenderWatch): Promise<Result<readonly string[]>> {
  watch.onProgress({ what: 'Opening the report', done: 0, total: 1 });
  return withReport(job.htmlPath, async ({ window, page }) => {
    const pieces = piecesOf(job, await page.figures(), window, page);
    return pieces.ok ? makeAll(pieces.value, watch) : pieces;
  });
}

async function makeAll(
  pieces: readonly Piece[],
  { onProgress, onFile, signal }: RenderWatch,
): Promise<Result<readonly string[]>> {
  for (const [done, piece] of pieces.entries()) {
    if (signal.aborted) return err('interrupted', 'Interrupted: the rest was not written.');
    onProgress({ what: piece.what, done, total: pieces.length });
    const made = await piece.make();
    if (!made.ok) return made;
    const written = await write(piece.path, made.value);
    if (!written.ok) return written;
    onFile(piece.path);
  }
  return ok(pieces.map(({ path }) => path));
}

async function write(path: string, content: Uint8Array | string): Promise<Result<null>> {
  try {
    await writeWholeFile(path, content);
    return ok(null);
  } catch (thrown) {
    return notWritten(path, thrown);
  }
}

async function withReport<Value>(
  htmlPath: string,
  use: (report: {
    readonly window: ReportWindow;
    readonly page: ReportPage;
  }) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const opened = await openReport(htmlPath);
  if (!opened.ok) return opened;
  const window = opened.value;
  try {
    return await use({ window, page: reportPage(window.contents) });
  } catch (thrown) {
    const { message } = toError(thrown);
    return err('not-rendered', `The report could not be drawn (${message}): try again.`);
  } finally {
    window.close();
  }
}
