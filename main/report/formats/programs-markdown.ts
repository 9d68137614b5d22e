import type { ReportedItem } from '../../../contract/report.ts';
import {
  MOST_REPORTED_PHASES,
  outputNote,
  type ReportedOutput,
  reportedOutputs,
  type ReportedPhase,
  reportedPhases,
  reportedWriters,
} from '../../../contract/reported-programs.ts';
import { formatBytes, formatMs } from '../quantities.ts';
import { codeBlock, markdownTable, markdownText } from './markdown-text.ts';

/** What programs named by their marks, with the empty line before it; nothing where there are none. */
export function phasesMarkdown(item: ReportedItem): string {
  const phases = reportedPhases(item);
  if (phases.length === 0) return '';
  const labels = item.kind === 'experiment' ? ['configuration'] : [];
  const more = phases.length - MOST_REPORTED_PHASES;
  const table = markdownTable(
    [...labels, 'phase', 'start', 'duration'],
    phases.slice(0, MOST_REPORTED_PHASES).map((phase) => phaseCells(phase, labels.length > 0)),
    ['phase'],
  );
  return `\n${table}${more > 0 ? `\nand ${more} more\n` : ''}`;
}

function phaseCells({ label, name, startMs, durationMs }: ReportedPhase, hasLabel: boolean) {
  const texts = hasLabel ? [label, name] : [name];
  return [...texts.map(markdownText), formatMs(startMs), formatMs(durationMs)];
}

/** The end of what programs wrote, folded: it may be long. */
export function outputsMarkdown(item: ReportedItem): string {
  const blocks = reportedWriters(item).flatMap(({ label, run }) =>
    reportedOutputs(run).map((output) => outputBlock(output, label)),
  );
  if (blocks.length === 0) return '';
  return ['<details><summary>Output</summary>\n', ...blocks, '</details>\n'].join('\n');
}

function outputBlock(output: ReportedOutput, program: string): string {
  const { label, excerpt } = output;
  const name = program === '' ? label : `${markdownText(program)}: ${label.toLowerCase()}`;
  const note = markdownText(outputNote(output, formatBytes(excerpt.bytes)));
  const text = excerpt.kind === 'text' ? `\n${codeBlock(excerpt.lines.join('\n'), 'text')}` : '';
  return `**${name}** · ${note}\n${text}`;
}
