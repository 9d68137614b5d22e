import type { Report } from '../../contract/report.ts';
import { reportData } from '../../contract/report-data.ts';
import { runsCsv } from '../../contract/runs-csv.ts';
import { sampledRunsOf, samplesCsv } from '../../contract/samples-csv.ts';

/** A file that the reader can take the data of a report along in. */
export interface DataFile {
  readonly label: string;
  /** What is in it. */
  readonly tip: string;
  readonly name: string;
  readonly type: string;
  /** Made when it is asked for. */
  readonly content: () => string;
}

/** The files that a report has data for: the same that the command line writes. */
export function dataFiles(report: Report): readonly DataFile[] {
  const sampled = sampledRunsOf(report);
  const samples: DataFile = {
    label: 'Samples (CSV)',
    tip: 'A row for each sample of each worker and of the rest, as far as they are in this report',
    name: 'corelane-samples.csv',
    type: 'text/csv',
    content: () => [...samplesCsv(sampled, report.convention)].join(''),
  };
  return [
    {
      label: 'JSON',
      tip: 'Everything, as the command line prints it with --json',
      name: 'corelane-report.json',
      type: 'application/json',
      content: () => `${JSON.stringify(reportData(report), null, 2)}\n`,
    },
    {
      label: 'Runs (CSV)',
      tip: 'A row for each run, those that do not count included',
      name: 'corelane-runs.csv',
      type: 'text/csv',
      content: () => [...runsCsv(report)].join(''),
    },
    ...(sampled.length === 0 ? [] : [samples]),
  ];
}
