import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { ReportedGauge, ReportedRun, ReportSection } from '../../../contract/report.ts';
import type { RunResult } from '../../../contract/run.ts';
import { doneText, runFigures, whatRan } from '../run-figures.ts';
import { stateLabel } from '../run-labels.ts';
import { machineLine, warningLines } from './markdown-parts.ts';
import { codeBlock, markdownTable, markdownText } from './markdown-text.ts';
import { outputsMarkdown, phasesMarkdown } from './programs-markdown.ts';

/** A section of a run in Markdown; empty where there is nothing to say. */
export function runMarkdown(
  item: ReportedRun,
  section: ReportSection,
  convention: CoreConvention,
): string {
  const { result, machine, gauges, commandLine } = item;
  switch (section) {
    case 'conclusion':
      return conclusion(result);
    case 'table':
      return `${figures(result, convention)}${phasesMarkdown(item)}${contention(gauges)}`;
    case 'output':
      return outputsMarkdown(item);
    case 'verdicts':
      return verdict(result);
    case 'machine':
      return machineLine(machine);
    case 'reproduce':
      return codeBlock(commandLine, 'sh');
    case 'charts':
    case 'code':
    case 'method':
      return '';
  }
}

function conclusion(result: RunResult): string {
  const { state, error, warnings } = result;
  const what = whatRan(result).map(markdownText);
  const notes = [...(error === null ? [] : [error]), ...warnings].map(({ message }) => message);
  return `${what.join(' · ')}\n\n**${stateLabel(state)}**: ${doneText(result)}\n${warningLines(notes)}`;
}

function figures(result: RunResult, convention: CoreConvention): string {
  const rows = runFigures(result, convention);
  return markdownTable(
    ['figure', 'value'],
    rows.map((row) => row.map(markdownText)),
  );
}

/** With the empty line before it; nothing where nothing was sampled. */
function contention(gauges: readonly ReportedGauge[]): string {
  if (gauges.length === 0) return '';
  const rows = gauges.map(({ name, value, reading, isRaised }) => [
    `${isRaised ? '⚠ ' : ''}${markdownText(name)}`,
    ...[value, reading].map(markdownText),
  ]);
  const titles = ['contention', 'over all the work', 'how to read it'];
  return `\n${markdownTable(titles, rows, titles)}`;
}

function verdict({ verdict: found }: RunResult): string {
  if (found === null) return '';
  const next = found.next === '' ? '' : ` Try next: ${markdownText(found.next)}`;
  return `${markdownText(found.sentence)}${next}\n`;
}
