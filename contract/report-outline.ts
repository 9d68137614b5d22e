import { machineColumns } from './machine-columns.ts';
import { type Report, REPORT_SECTIONS, type ReportedItem, type ReportSection } from './report.ts';
import { runName } from './report-title.ts';
import { reportedWriters } from './reported-programs.ts';

/** A section of an item, and the way to it. */
export interface OutlineSection {
  readonly section: ReportSection;
  readonly title: string;
  /** Of its heading, unique in the page. */
  readonly id: string;
}

/** An item of a report with its sections. */
export interface OutlineItem {
  readonly item: ReportedItem;
  /** Of its heading; empty where it stands alone, under the title of the report. */
  readonly title: string;
  readonly id: string;
  readonly sections: readonly OutlineSection[];
}

const TITLES: Readonly<Record<ReportSection, string>> = {
  conclusion: 'Conclusion',
  table: 'Result',
  charts: 'Charts',
  verdicts: 'What limited it',
  output: 'Output',
  code: 'The code that ran',
  method: 'Method',
  machine: 'Machine and versions',
  reproduce: 'How to reproduce it',
};

/** What a report consists of, in its order. */
export function outlineOf(report: Report): readonly OutlineItem[] {
  const wanted = REPORT_SECTIONS.filter((section) => report.sections.includes(section));
  const titles = report.items.length === 1 ? [''] : itemTitles(report);
  return report.items.map((item, index) => ({
    item,
    title: titles[index] ?? '',
    id: `item-${index + 1}`,
    sections: wanted
      .filter((section) => hasSection(item, section))
      .map((section) => ({
        section,
        title: TITLES[section],
        id: `item-${index + 1}-${section}`,
      })),
  }));
}

function itemTitles(report: Report): readonly string[] {
  const experiments = report.items.flatMap((item) =>
    item.kind === 'experiment' ? [item.result] : [],
  );
  const columns = machineColumns(experiments);
  return report.items.map((item, index) => {
    const number = `${index + 1}. `;
    if (item.kind === 'run') return `${number}${runName(item, report)}`;
    const column = columns[experiments.indexOf(item.result)];
    return `${number}${column?.name ?? item.result.title}`;
  });
}

/** A section that would be empty has no heading. */
function hasSection(item: ReportedItem, section: ReportSection): boolean {
  switch (section) {
    case 'code':
      return item.code.length > 0;
    case 'output':
      return reportedWriters(item).length > 0;
    case 'verdicts':
      return item.kind === 'experiment'
        ? item.result.configurations.length > 0
        : item.result.verdict !== null;
    case 'conclusion':
    case 'table':
    case 'charts':
    case 'method':
    case 'machine':
    case 'reproduce':
      return true;
  }
}
