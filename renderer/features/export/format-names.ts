import { EXPORT_FORMATS, type ExportFormat } from '../../../contract/report-export.ts';

interface FormatName {
  readonly format: ExportFormat;
  readonly label: string;
  readonly help: string;
}

const NAMES: Readonly<Record<ExportFormat, Omit<FormatName, 'format'>>> = {
  html: {
    label: 'HTML report',
    help: 'One file with everything in it; opens in any browser, without a network.',
  },
  pdf: { label: 'PDF', help: 'The same in pages, with text that can be selected.' },
  png: {
    label: 'Pictures as PNG',
    help: 'One of each figure, in a folder; or one of the whole report: choose below.',
  },
  svg: {
    label: 'Pictures as SVG',
    help: 'The same as vector graphics, sharp at every size.',
  },
  md: { label: 'Markdown', help: 'Conclusion and table, for a pull request.' },
  csv: { label: 'Runs as CSV', help: 'A row for each run.' },
  'samples-csv': { label: 'Samples as CSV', help: 'A row for each sample of each worker.' },
  json: { label: 'JSON', help: 'The results, as the command line prints them.' },
  hyperfine: {
    label: 'hyperfine JSON',
    help: 'Wall times as hyperfine exports them, for its scripts.',
  },
  trace: { label: 'Perfetto trace', help: 'Every task over time, for ui.perfetto.dev.' },
};

export const FORMAT_NAMES: readonly FormatName[] = EXPORT_FORMATS.map((format) => ({
  format,
  ...NAMES[format],
}));
