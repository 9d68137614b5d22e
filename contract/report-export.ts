import type { HistoryId } from './history.ts';
import type { ReportSection } from './report.ts';
import type { ImageScale, ImageTheme, JournalWidthMm, Paper } from './report-looks.ts';
import type { Failure } from './result.ts';

export const EXPORT_FORMATS = [
  'html',
  'pdf',
  'png',
  'svg',
  'md',
  'csv',
  'samples-csv',
  'json',
  'hyperfine',
  'trace',
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What pictures are of: a file for each figure, one of the whole report, or all of them. */
export const PICTURE_SCOPES = ['figures', 'whole', 'both'] as const;

export type PictureScope = (typeof PICTURE_SCOPES)[number];

/** What is remembered from one export to the next. */
export interface ExportChoices {
  readonly formats: readonly ExportFormat[];
  readonly sections: readonly ReportSection[];
  readonly author: string;
  readonly pictures: PictureScope;
  /** Colours of pictures. */
  readonly theme: ImageTheme;
  /** Pixels of a PNG to one of the page. */
  readonly scale: ImageScale;
  /** Of figures, as journals have it; `null`: as wide as on the page. */
  readonly widthMm: JournalWidthMm | null;
  readonly paper: Paper;
  /** Every sample, instead of those alone that show each peak and gap. */
  readonly keepsAllSamples: boolean;
}

/** A report of these items. Where it goes is main's to know. */
export interface ReportExport {
  readonly items: readonly HistoryId[];
  /** Each may be empty. */
  readonly title: string;
  readonly note: string;
  readonly choices: ExportChoices;
}

/** How far an export is. */
export interface ExportProgress {
  /** What is being made: `PDF`, `primes.html`. */
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

export interface ExportedReport {
  /** Absolute, in the order in which they were written; each is whole. */
  readonly paths: readonly string[];
  readonly folder: string;
  /** What could not be put in, as sentences. */
  readonly notes: readonly string[];
  /** The user ended it: some files are missing. */
  readonly isCancelled: boolean;
  /** Why some files are missing; `null`: nothing went wrong. */
  readonly failure: Failure | null;
}
