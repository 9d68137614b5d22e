import { CORE_CONVENTIONS } from '../../../contract/core-convention.ts';
import { REPORT_SECTIONS } from '../../../contract/report.ts';
import {
  IMAGE_SCALES,
  IMAGE_THEMES,
  JOURNAL_WIDTHS_MM,
  PAPERS,
} from '../../../contract/report-looks.ts';
import type { FlagDefinition } from '../flags.ts';

/** What a report is written as. */
export const reportOutputFlags: readonly FlagDefinition[] = [
  {
    name: 'html',
    value: 'FILE',
    help: 'One file with everything in it, which opens in any browser.',
  },
  { name: 'pdf', value: 'FILE', help: 'The same in pages.' },
  {
    name: 'png',
    value: 'FOLDER',
    help: 'A picture of each figure; a name that ends in .png: one of the whole report.',
  },
  { name: 'svg', value: 'FOLDER', help: 'The same as vector graphics; .svg: the whole report.' },
  { name: 'md', value: 'FILE', help: 'Markdown, for a pull request.' },
  { name: 'csv', value: 'FILE', help: 'A row for each run.' },
  { name: 'samples-csv', value: 'FILE', help: 'A row for each sample of each worker.' },
  {
    name: 'json',
    value: 'FILE',
    help: 'The results, as `run --json` and `compare --json` print them.',
  },
  {
    name: 'hyperfine',
    value: 'FILE',
    help: 'Wall times as `hyperfine --export-json` writes them.',
  },
  { name: 'trace', value: 'FILE', help: 'Every task over time, for ui.perfetto.dev.' },
];

/** What is in it. */
export const reportContentFlags: readonly FlagDefinition[] = [
  { name: 'title', value: 'TEXT', help: 'What stands above it; else what it is about.' },
  { name: 'author', value: 'TEXT', help: 'Who made it.' },
  { name: 'note', value: 'TEXT', help: 'What the reader should know.' },
  {
    name: 'sections',
    value: 'NAMES',
    help: `Some of ${REPORT_SECTIONS.join(', ')}, separated by commas; else all.`,
  },
  {
    name: 'convention',
    value: 'NAME',
    help: `In what CPU use is shown: ${CORE_CONVENTIONS.join(', ')}; else cores.`,
  },
  {
    name: 'full',
    value: null,
    help: 'Every sample; else those alone that show each peak and gap.',
  },
];

/** How pages and pictures look. */
export const reportLookFlags: readonly FlagDefinition[] = [
  {
    name: 'width',
    value: 'MM',
    help: `Width of figures, as journals have it: ${JOURNAL_WIDTHS_MM.map((width) => `${width}mm`).join(' or ')}.`,
  },
  {
    name: 'scale',
    value: 'N',
    help: `Pixels of a PNG to one of the page: ${IMAGE_SCALES.join(', ')}; else 1.`,
  },
  {
    name: 'theme',
    value: 'NAME',
    help: `Colours of pictures: ${IMAGE_THEMES.join(', ')}; else light.`,
  },
  { name: 'paper', value: 'NAME', help: `Of the PDF: ${PAPERS.join(', ')}; else A4.` },
];

export const allReportFlags: readonly FlagDefinition[] = [
  ...reportOutputFlags,
  ...reportContentFlags,
  ...reportLookFlags,
];

/** Of the commands that measure. */
export const reportFlag: FlagDefinition = {
  name: 'report',
  value: 'FILE',
  help: 'Writes a report of it as one HTML file; `corelane report last` makes all other formats.',
};
