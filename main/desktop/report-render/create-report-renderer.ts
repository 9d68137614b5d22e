import { type NativeImage, nativeImage } from 'electron';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import type { RenderProgress } from '../../report/render/render-event.ts';
import type { ImageScale, RenderJob } from '../../report/render/render-job.ts';
import { writeWholeFile } from '../../store/write-whole-file.ts';
import { figurePng } from './figure-image.ts';
import { captureFirstPage } from './first-page.ts';
import { type Piece, piecesOf } from './render-pieces.ts';
import { type FigureFacts, type FigureLook, reportPage } from './report-page.ts';
import { openReport } from './report-window.ts';

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
  /** What there are pictures of in a report. */
  figures(htmlPath: string): Promise<Result<readonly FigureFacts[]>>;
  /** The page as it begins, half as large. */
  firstPage(htmlPath: string, theme: FigureLook['theme']): Promise<Result<NativeImage>>;
  /** One figure, for the clipboard. */
  figureImage(htmlPath: string, choice: FigureChoice): Promise<Result<NativeImage>>;
}

export interface FigureChoice extends FigureLook {
  readonly id: string;
  readonly scale: ImageScale;
}

/** To be called when Electron is ready. Every call opens a window of its own and closes it. */
export function createReportRenderer(): ReportRenderer {
  return {
    render: renderJob,
    figures: (htmlPath) => withReport(htmlPath, async ({ page }) => ok(await page.figures())),
    firstPage: (htmlPath, theme) =>
      withReport(htmlPath, async ({ window, page }) => {
        await page.holdStill(theme);
        return captureFirstPage(window);
      }),
    figureImage: (htmlPath, { id, scale, ...look }) =>
      withReport(htmlPath, async ({ page }) => {
        const png = await figurePng(page, id, look, scale);
        return png.ok ? ok(nativeImage.createFromBuffer(png.value)) : png;
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
    const { message } = toError(thrown);
    return err(
      'unwritable',
      `'${path}' can't be written (${message}): free some space or choose another place.`,
    );
  }
}

type OpenReport = Extract<Awaited<ReturnType<typeof openReport>>, { ok: true }>['value'];

async function withReport<Value>(
  htmlPath: string,
  use: (report: {
    readonly window: OpenReport;
    readonly page: ReturnType<typeof reportPage>;
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
