import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { ReportedRun, ReportSection } from '../../../contract/report.ts';
import type { RunResult } from '../../../contract/run.ts';
import { doneText, runFigures, whatRan } from '../run-figures.ts';
import { stateLabel } from '../run-labels.ts';
import { machineLine, warningLines } from './markdown-parts.ts';
import { codeBlock, markdownTable, markdownText } from './markdown-text.ts';

/** A section of a run in Markdown; empty where there is nothing to say. */
export function runMarkdown(
  { result, machine, commandLine }: ReportedRun,
  section: ReportSection,
  convention: CoreConvention,
): string {
  switch (section) {
    case 'conclusion':
      return conclusion(result);
    case 'table':
      return markdownTable(
        ['figure', 'value'],
        runFigures(result, convention).map((pair) => pair.map(markdownText)),
      );
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

function verdict({ verdict: found }: RunResult): string {
  if (found === null) return '';
  const next = found.next === '' ? '' : ` Try next: ${markdownText(found.next)}`;
  return `${markdownText(found.sentence)}${next}\n`;
}
