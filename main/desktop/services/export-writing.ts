import type { ExportChoices, ExportProgress } from '../../../contract/report-export.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { withReportPage } from '../../report/html/temporary-page.ts';
import type { FiguresJob, RenderJob, WholeJob } from '../../report/render/render-job.ts';
import { type Gathered, reportText } from '../../report/report-text.ts';
import { isTextFormat, type TextFormat } from '../../report/text-formats.ts';
import { writeText } from '../../report/write-text.ts';
import type { ReportRenderer } from '../report-render/create-report-renderer.ts';
import { type ExportPaths, imageFormats } from './export-paths.ts';
import type { SavedFiles } from './saved-files.ts';

export interface ExportWritingParts {
  readonly renderer: ReportRenderer;
  readonly savedFiles: SavedFiles;
  /** Where the built page of reports lies beneath. */
  readonly appDirectory: string;
  readonly onProgress: (progress: ExportProgress) => void;
}

export interface ExportOrder {
  readonly choices: ExportChoices;
  readonly paths: ExportPaths;
  readonly gathered: Gathered;
  readonly signal: AbortSignal;
}

/** The files of one export, one after the other. */
export class ExportWriting {
  readonly #parts: ExportWritingParts;
  readonly #order: ExportOrder;
  /** Absolute, in order; each is whole, and can be shown in its folder. */
  readonly written: string[] = [];
  /** What could not be put in, as sentences. */
  readonly notes: string[] = [];

  constructor(parts: ExportWritingParts, order: ExportOrder) {
    this.#parts = parts;
    this.#order = order;
  }

  /** Up to the first that fails. */
  async all(): Promise<Result<null>> {
    const { choices, gathered } = this.#order;
    const { formats } = choices;
    const texts = formats.filter(isTextFormat);
    for (const [done, format] of texts.entries()) {
      this.#parts.onProgress({ what: format, done, total: formats.length });
      const written = await this.#text(format);
      if (!written.ok) return written;
    }
    if (texts.length === formats.length) return ok(null);
    const { appDirectory } = this.#parts;
    return withReportPage(gathered.report, appDirectory, (htmlPath) => this.#drawn(htmlPath));
  }

  async #text(format: TextFormat): Promise<Result<null>> {
    const { gathered, paths, signal } = this.#order;
    const lines = await reportText(format, gathered, {
      appDirectory: this.#parts.appDirectory,
      tell: (note) => void this.notes.push(note),
    });
    if (!lines.ok) return lines;
    const written = await writeText(lines.value, { path: paths[format] }, signal);
    if (written.ok) this.#add(paths[format]);
    // Without samples or tasks there is no such file; the others are none the worse for it.
    if (written.ok || written.error.code !== 'no-content') return written;
    this.notes.push(written.error.message);
    return ok(null);
  }

  async #drawn(htmlPath: string): Promise<Result<null>> {
    const drawn = await this.#parts.renderer.render(renderJob(htmlPath, this.#order), {
      onProgress: this.#parts.onProgress,
      onFile: (path) => this.#add(path),
      signal: this.#order.signal,
    });
    return drawn.ok ? ok(null) : drawn;
  }

  #add(path: string): void {
    this.written.push(path);
    this.#parts.savedFiles.add(path);
  }
}

function renderJob(htmlPath: string, { choices, paths }: ExportOrder): RenderJob {
  const { formats, pictures, scale, widthMm, theme, paper } = choices;
  const images = imageFormats(choices);
  const figures = images.map<FiguresJob>((format) => ({
    dir: paths.figures,
    format,
    scale,
    widthMm,
    theme,
    ids: null,
  }));
  const whole = images.map<WholeJob>((format) => ({ path: paths[format], format, scale, theme }));
  return {
    htmlPath,
    pdf: formats.includes('pdf') ? { path: paths.pdf, paper } : null,
    figures: pictures === 'whole' ? [] : figures,
    whole: pictures === 'figures' ? [] : whole,
  };
}
