import { isAbsolute } from 'node:path';

import { z } from 'zod';

import {
  IMAGE_FORMATS,
  IMAGE_SCALES,
  IMAGE_THEMES,
  type ImageFormat,
  type ImageScale,
  type ImageTheme,
  JOURNAL_WIDTHS_MM,
  type JournalWidthMm,
  type Paper,
  PAPERS,
} from '../../../contract/report-looks.ts';

/** Longest path any system takes, with room to spare. */
const MAX_PATH_LENGTH = 32_768;
const MAX_FIGURES = 10_000;

const absolutePath = z
  .string()
  .min(1)
  .max(MAX_PATH_LENGTH)
  .refine((path) => isAbsolute(path) && !path.includes('\0'), 'an absolute path');

const imageScale = z.literal(IMAGE_SCALES);

const pdfJob = z.strictObject({ path: absolutePath, paper: z.enum(PAPERS) });

const figuresJob = z.strictObject({
  dir: absolutePath,
  format: z.enum(IMAGE_FORMATS),
  scale: imageScale,
  widthMm: z.literal(JOURNAL_WIDTHS_MM).nullable(),
  theme: z.enum(IMAGE_THEMES),
  ids: z.array(z.string().min(1).max(1_000)).max(MAX_FIGURES).nullable(),
});

const wholeJob = z.strictObject({
  path: absolutePath,
  format: z.enum(IMAGE_FORMATS),
  scale: imageScale,
  theme: z.enum(IMAGE_THEMES),
});

export const renderJob = z.strictObject({
  htmlPath: absolutePath,
  pdf: pdfJob.nullable(),
  figures: z.array(figuresJob),
  whole: z.array(wholeJob),
});

export interface PdfJob {
  /** The file to be written. Absolute, as every path of a job. */
  readonly path: string;
  readonly paper: Paper;
}

/** A file for each figure, named after it and what it is of. */
export interface FiguresJob {
  readonly dir: string;
  readonly format: ImageFormat;
  /** Of a PNG; an SVG has none. */
  readonly scale: ImageScale;
  /** `null`: as wide as on the page. */
  readonly widthMm: JournalWidthMm | null;
  readonly theme: ImageTheme;
  /** Which; `null`: all. */
  readonly ids: readonly string[] | null;
}

/** The whole report as one picture. */
export interface WholeJob {
  readonly path: string;
  readonly format: ImageFormat;
  readonly scale: ImageScale;
  readonly theme: ImageTheme;
}

/** What is to be made of a report, a file of HTML that `renderHtmlReport` filled. */
export interface RenderJob {
  readonly htmlPath: string;
  readonly pdf: PdfJob | null;
  readonly figures: readonly FiguresJob[];
  readonly whole: readonly WholeJob[];
}
