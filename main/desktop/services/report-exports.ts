import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { HistoryId } from '../../../contract/history.ts';
import { REPORT_SECTIONS } from '../../../contract/report.ts';
import type { ExportedReport, ReportExport } from '../../../contract/report-export.ts';
import { reportTitle } from '../../../contract/report-title.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { reportMarkdown } from '../../report/formats/markdown.ts';
import {
  gatherReport,
  type ReportPlace,
  type ReportWishes,
} from '../../report/gather/gather-report.ts';
import { withReportPage } from '../../report/html/temporary-page.ts';
import type { Gathered } from '../../report/report-text.ts';
import { fileStem } from '../../store/file-stem.ts';
import type { History } from '../../store/history/history.ts';
import { exportTargets, freePaths } from './export-paths.ts';
import { ExportWriting, type ExportWritingParts } from './export-writing.ts';

/** What the Export dialogue asks for. One thing at a time. */
export interface ReportExports {
  /** Where files go. */
  folder(): string;
  /** Lets the user choose another one. @returns where files go now */
  chooseFolder(): Promise<string>;
  preview(request: ReportExport): Promise<Result<{ readonly image: string }>>;
  /**
   * Writes each file whole or not at all, none over another. What was written before one failed is
   * told together with the failure.
   */
  export(request: ReportExport): Promise<Result<ExportedReport>>;
  /** Ends the export under way; what has been written stays. */
  cancel(): void;
  copyMarkdown(items: readonly HistoryId[]): Promise<Result<null>>;
}

export interface ReportExportParts extends ExportWritingParts {
  readonly history: History;
  readonly place: () => ReportPlace;
  readonly folder: () => string;
  /** In which unit CPU use is shown now: a report shows what is on the screen. */
  readonly convention: () => CoreConvention;
  readonly chooseFolder: () => Promise<string>;
  /** Whether runs are being timed: drawing would take cores from them. */
  readonly isTiming: () => boolean;
  readonly copyText: (text: string) => Promise<void>;
}

const TIMING =
  'A run is being timed, and making a report would take cores from it: wait for its end, or pause the experiment.';

const NO_FORMAT = 'Nothing is chosen to be written: tick at least one format.';

/** Makes reports of what lies in the history, from within the app. */
export function createReportExports(parts: ReportExportParts): ReportExports {
  return new AppReportExports(parts);
}

class AppReportExports implements ReportExports {
  readonly #parts: ReportExportParts;
  #underWay: AbortController | null = null;

  constructor(parts: ReportExportParts) {
    this.#parts = parts;
  }

  folder(): string {
    return this.#parts.folder();
  }

  chooseFolder(): Promise<string> {
    return this.#parts.chooseFolder();
  }

  async preview(request: ReportExport): Promise<Result<{ readonly image: string }>> {
    if (this.#parts.isTiming()) return err('busy', TIMING);
    const gathered = await this.#gather(request);
    if (!gathered.ok) return gathered;
    const { appDirectory } = this.#parts;
    return withReportPage(gathered.value.report, appDirectory, async (htmlPath) => {
      const page = await this.#parts.renderer.firstPage(htmlPath, request.choices.theme);
      return page.ok ? ok({ image: page.value.toDataURL() }) : page;
    });
  }

  async export(request: ReportExport): Promise<Result<ExportedReport>> {
    if (this.#underWay !== null) return err('busy', 'Another export is still under way.');
    if (this.#parts.isTiming()) return err('busy', TIMING);
    if (request.choices.formats.length === 0) return err('no-format', NO_FORMAT);
    const underWay = new AbortController();
    this.#underWay = underWay;
    try {
      return await this.#export(request, underWay.signal);
    } finally {
      this.#underWay = null;
    }
  }

  cancel(): void {
    this.#underWay?.abort();
  }

  async copyMarkdown(items: readonly HistoryId[]): Promise<Result<null>> {
    const gathered = await this.#gatherItems(items, {
      words: { title: '', author: '', note: '' },
      sections: REPORT_SECTIONS.filter((section) => section !== 'code'),
      keepsAllSamples: false,
      convention: this.#parts.convention(),
    });
    if (!gathered.ok) return gathered;
    await this.#parts.copyText(reportMarkdown(gathered.value.report));
    return ok(null);
  }

  async #export(request: ReportExport, signal: AbortSignal): Promise<Result<ExportedReport>> {
    const { choices } = request;
    const folder = this.folder();
    this.#parts.onProgress({ what: 'Reading', done: 0, total: choices.formats.length });
    const gathered = await this.#gather(request);
    if (!gathered.ok) return gathered;
    const stem = stemOf(gathered.value);
    const paths = await freePaths(folder, stem, exportTargets(choices));
    if (paths === null) {
      return err('names-taken', `'${folder}' has too many reports of this name: choose another.`);
    }
    const order = { choices, paths, gathered: gathered.value, signal };
    const writing = new ExportWriting(this.#parts, order);
    const ended = await writing.all();
    const isCancelled = !ended.ok && signal.aborted;
    const failure = ended.ok || isCancelled ? null : ended.error;
    return ok({ paths: writing.written, folder, notes: writing.notes, isCancelled, failure });
  }

  #gather({ items, title, note, choices }: ReportExport): Promise<Result<Gathered>> {
    const { author, sections, keepsAllSamples } = choices;
    const words = { title, author, note };
    const convention = this.#parts.convention();
    return this.#gatherItems(items, { words, sections, keepsAllSamples, convention });
  }

  async #gatherItems(items: readonly HistoryId[], wishes: ReportWishes): Promise<Result<Gathered>> {
    const { keepsAllSamples } = wishes;
    const sourced = items.map((item) => ({ source: this.#parts.history, item }));
    const report = await gatherReport(sourced, wishes, this.#parts.place());
    return report.ok ? ok({ report: report.value, items: sourced, keepsAllSamples }) : report;
  }
}

/** `primes-2026-11-29`: by what it is about, and when it was made. */
function stemOf({ report }: Gathered): string {
  return `${fileStem(reportTitle(report), 'report')}-${report.createdAt.slice(0, 10)}`;
}
