import { useMemo } from 'react';

import type { Report } from '../../../contract/report.ts';
import { dataFiles } from '../data-files.ts';
import { saveFile } from '../save-file.ts';

/** The data of the report as files. */
export function DownloadButtons({ report }: { readonly report: Report }) {
  const files = useMemo(() => dataFiles(report), [report]);
  return (
    <div className="report-downloads" role="group" aria-label="Save the data of this report">
      <span aria-hidden="true">Save</span>
      {files.map(({ label, tip, name, type, content }) => (
        <button
          key={name}
          type="button"
          className="button"
          data-tip={tip}
          onClick={() => saveFile(name, type, content())}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
