import { join } from 'node:path';

import { err, ok, type Result } from '../../../contract/result.ts';
import type { FiguresJob, PdfJob, RenderJob, WholeJob } from '../../report/render/render-job.ts';
import { figurePng } from './figure-image.ts';
import { numberedPicture, pictureName } from './picture-name.ts';
import { printPdf } from './print-pdf.ts';
import type { FigureFacts, FigureLook, ReportPage } from './report-page.ts';
import type { ReportWindow } from './report-window.ts';
import { captureWholePage } from './whole-page.ts';

/** One file to be made. */
export interface Piece {
  /** For whoever waits: `PDF`, `Figure “Scaling”`. */
  readonly what: string;
  readonly path: string;
  make(): Promise<Result<Uint8Array | string>>;
}

/**
 * The files of a job, in order. The PDF comes last: what it does to the page's size would cost every
 * figure after it a new layout.
 */
export function piecesOf(
  job: RenderJob,
  figures: readonly FigureFacts[],
  window: ReportWindow,
  page: ReportPage,
): Result<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const figuresJob of job.figures) {
    const chosen = chooseFigures(figuresJob, figures);
    if (!chosen.ok) return chosen;
    pieces.push(...figurePieces(figuresJob, chosen.value, page));
  }
  pieces.push(...job.whole.map((whole) => wholePiece(whole, window, page)));
  if (job.pdf !== null) pieces.push(pdfPiece(job.pdf, window, page));
  return ok(pieces);
}

function chooseFigures(
  { ids }: FiguresJob,
  figures: readonly FigureFacts[],
): Result<readonly FigureFacts[]> {
  if (ids === null) {
    if (figures.length > 0) return ok(figures);
    return err('no-figures', 'The report has no figures, so there is nothing to draw.');
  }
  const missing = ids.find((id) => !figures.some((figure) => figure.id === id));
  if (missing === undefined) return ok(figures.filter(({ id }) => ids.includes(id)));
  const known = figures.map(({ id }) => id).join(', ');
  return err(
    'unknown-figure',
    `There is no figure '${missing}' in the report. There are: ${known}.`,
  );
}

function figurePieces(
  job: FiguresJob,
  figures: readonly FigureFacts[],
  page: ReportPage,
): readonly Piece[] {
  const look: FigureLook = { theme: job.theme, widthMm: job.widthMm };
  const uses = new Map<string, number>();
  return figures.map((figure) => {
    const name = pictureName(figure, job);
    // Two names that differ in capitals alone are one to some file systems.
    const use = (uses.get(name.toLowerCase()) ?? 0) + 1;
    uses.set(name.toLowerCase(), use);
    return {
      what: `Figure “${figure.title}”`,
      path: join(job.dir, numberedPicture(name, use)),
      make: async () =>
        job.format === 'svg'
          ? ok(await page.figureSvg(figure.id, look))
          : figurePng(page, figure.id, look, job.scale),
    };
  });
}

function wholePiece(job: WholeJob, window: ReportWindow, page: ReportPage): Piece {
  return {
    what: `Picture of the whole report`,
    path: job.path,
    make: async () => {
      await page.holdStill(job.theme);
      if (job.format === 'svg') return ok(await page.wholeSvg({ theme: job.theme }));
      return captureWholePage(window, page, job.scale);
    },
  };
}

function pdfPiece({ path, paper }: PdfJob, window: ReportWindow, page: ReportPage): Piece {
  return {
    what: 'PDF',
    path,
    make: async () => ok(await printPdf(window, page, paper)),
  };
}
