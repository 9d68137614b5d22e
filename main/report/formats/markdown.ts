import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { Report, ReportedItem, ReportSection } from '../../../contract/report.ts';
import { type OutlineItem, outlineOf } from '../../../contract/report-outline.ts';
import { reportTitle } from '../../../contract/report-title.ts';
import { experimentMarkdown } from './experiment-markdown.ts';
import { machinesMarkdown } from './machines-markdown.ts';
import { markdownLines, markdownText } from './markdown-text.ts';
import { runMarkdown } from './run-markdown.ts';

/**
 * A report for a pull request or an issue: what is to be concluded, the figures, what limited each, and
 * how to do it again. Charts and code have no place there. Experiments side by side share one table,
 * with a column for each machine.
 */
export function reportMarkdown(report: Report): string {
  const { words } = report;
  const experiments = report.items.flatMap((item) =>
    item.kind === 'experiment' ? [item.result] : [],
  );
  const isShared = experiments.length > 1;
  const blocks = [
    `## ${markdownText(reportTitle(report))}\n`,
    byline(report),
    paragraph(markdownLines(words.note)),
    ...(isShared && report.sections.includes('table') ? [machinesMarkdown(experiments)] : []),
    ...outlineOf(report).flatMap((outline) => itemBlocks(outline, report.convention, isShared)),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

function byline({ words, createdAt, versions }: Report): string {
  const parts = [markdownText(words.author), createdAt.slice(0, 10), `Corelane ${versions.app}`];
  return `${parts.filter((part) => part !== '').join(' · ')}\n`;
}

function paragraph(text: string): string {
  return text === '' ? '' : `${text}\n`;
}

function itemBlocks(
  { item, title, sections }: OutlineItem,
  convention: CoreConvention,
  isShared: boolean,
): readonly string[] {
  const blocks = sections
    // Its figures stand in the table of all.
    .filter(({ section }) => !(isShared && item.kind === 'experiment' && section === 'table'))
    .map(({ section }) => sectionBlock(item, section, convention));
  return title === '' ? blocks : [`### ${markdownText(title)}\n`, ...blocks];
}

function sectionBlock(
  item: ReportedItem,
  section: ReportSection,
  convention: CoreConvention,
): string {
  return item.kind === 'experiment'
    ? experimentMarkdown(item, section, convention)
    : runMarkdown(item, section, convention);
}
