import { extname, resolve } from 'node:path';

import {
  IMAGE_SCALES,
  IMAGE_THEMES,
  type ImageFormat,
  JOURNAL_WIDTHS_MM,
  PAPERS,
} from '../../../contract/report-looks.ts';
import type { FiguresJob, PdfJob, RenderJob, WholeJob } from '../../report/render/render-job.ts';
import { textFlag, wordFlag } from '../flag-values.ts';
import type { Flags } from '../flags.ts';
import { UsageError } from '../usage-error.ts';

/** What Electron draws of a report. */
export interface DrawnOutputs extends Omit<RenderJob, 'htmlPath'> {
  /** Files and folders, absolute. */
  readonly paths: readonly string[];
}

type Look = Omit<FiguresJob, 'dir' | 'format' | 'ids'>;

/**
 * PDF and pictures that the options ask for; `null`: none.
 * @throws UsageError
 */
export function drawnOutputs(flags: Flags, workingDirectory: string): DrawnOutputs | null {
  const look = lookOf(flags);
  const pdf = pdfOf(flags, workingDirectory);
  const pictures = (['png', 'svg'] as const).flatMap((format) => {
    const path = pathFlag(flags, format, workingDirectory);
    return path === null ? [] : [pictureJob(path, format, look)];
  });
  refuseOrphan(flags, ['width', 'scale', 'theme'], pictures.length > 0, "'--png' or '--svg'");
  refuseOrphan(flags, ['paper'], pdf !== null, "'--pdf'");
  if (pdf === null && pictures.length === 0) return null;
  const figures = pictures.flatMap((picture) => ('dir' in picture ? [picture] : []));
  const whole = pictures.flatMap((picture) => ('dir' in picture ? [] : [picture]));
  const paths = [
    ...(pdf === null ? [] : [pdf.path]),
    // A PNG and an SVG of one figure have different names.
    ...new Set(figures.map(({ dir }) => dir)),
    ...whole.map(({ path }) => path),
  ];
  return { pdf, figures, whole, paths };
}

function pdfOf(flags: Flags, workingDirectory: string): PdfJob | null {
  const path = pathFlag(flags, 'pdf', workingDirectory);
  return path === null ? null : { path, paper: wordFlag(flags, 'paper', PAPERS) ?? 'A4' };
}

/** A folder for the figures, unless a file is named. */
function pictureJob(path: string, format: ImageFormat, look: Look): FiguresJob | WholeJob {
  if (extname(path).toLowerCase() !== `.${format}`)
    return { dir: path, format, ...look, ids: null };
  const { scale, theme } = look;
  return { path, format, scale, theme };
}

function lookOf(flags: Flags): Look {
  const widths = JOURNAL_WIDTHS_MM.map((widthMm) => [`${widthMm}mm`, widthMm] as const);
  const width = wordFlag(
    flags,
    'width',
    widths.map(([word]) => word),
  );
  const scale = wordFlag(flags, 'scale', IMAGE_SCALES.map(String));
  return {
    widthMm: widths.find(([word]) => word === width)?.[1] ?? null,
    scale: IMAGE_SCALES.find((candidate) => String(candidate) === scale) ?? 1,
    theme: wordFlag(flags, 'theme', IMAGE_THEMES) ?? 'light',
  };
}

function pathFlag(flags: Flags, flag: string, workingDirectory: string): string | null {
  const name = textFlag(flags, flag);
  if (name === '-')
    throw new UsageError(`'--${flag}' can't go to standard output: name a file for it.`);
  return name === undefined ? null : resolve(workingDirectory, name);
}

/** An option without effect misleads. */
function refuseOrphan(
  flags: Flags,
  names: readonly string[],
  isUsed: boolean,
  owner: string,
): void {
  const orphan = names.find((name) => flags.has(name));
  if (orphan !== undefined && !isUsed)
    throw new UsageError(`'--${orphan}' means something with ${owner} alone.`);
}
