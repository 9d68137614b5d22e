import type { Report } from '../../../contract/report.ts';
import { reportTitle } from '../../../contract/report-title.ts';
import { formatWhen } from '../../format/when.ts';
import { DownloadButtons } from './download-buttons.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** What the report is about, who made it and when; and what can be done with it. */
export function ReportHeader({ report }: { readonly report: Report }) {
  const { author, note } = report.words;
  return (
    <header className="report-header">
      <div className="report-tools">
        <DownloadButtons report={report} />
        <ThemeSwitch />
      </div>
      <h1>
        <bdi>{reportTitle(report)}</bdi>
      </h1>
      <p className="report-byline">
        {author.trim() !== '' && (
          <span>
            <bdi>{author}</bdi>
          </span>
        )}
        <time dateTime={report.createdAt}>{formatWhen(report.createdAt)}</time>
        <span>Corelane {report.versions.app}</span>
      </p>
      {note.trim() !== '' && (
        <p className="report-note" dir="auto">
          {note}
        </p>
      )}
    </header>
  );
}
