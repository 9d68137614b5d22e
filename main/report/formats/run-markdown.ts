import type { ReportedRun, ReportSection } from '../../../contract/report.ts';
import type { RunResult } from '../../../contract/run.ts';
import { formatBytes, formatCores, formatCount, formatMs, UNKNOWN } from '../quantities.ts';
import { runFindings } from '../run-findings.ts';
import {
  optionsLabel,
  runtimeLabel,
  stateLabel,
  strategyLabel,
  workloadLabel,
} from '../run-labels.ts';
import { machineLine, warningLines } from './markdown-parts.ts';
import { codeBlock, markdownTable, markdownText } from './markdown-text.ts';

/** A section of a run in Markdown; empty where there is nothing to say. */
export function runMarkdown(
  { result, machine, commandLine }: ReportedRun,
  section: ReportSection,
): string {
  switch (section) {
    case 'conclusion':
      return conclusion(result);
    case 'table':
      return markdownTable(
        ['figure', 'value'],
        figures(result).map((pair) => pair.map(markdownText)),
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
  const { state, tasks, wallMs, error, warnings } = result;
  const options = optionsLabel(result);
  const what = [
    workloadLabel(result),
    strategyLabel(result),
    runtimeLabel(result.runtime),
    ...(options === '' ? [] : [options]),
  ].map(markdownText);
  const done = `${formatCount(tasks.done)} of ${formatCount(tasks.total)} tasks done`;
  const time = wallMs === null ? '' : ` in ${formatMs(wallMs)}`;
  const notes = [...(error === null ? [] : [error]), ...warnings].map(({ message }) => message);
  return `${what.join(' · ')}\n\n**${stateLabel(state)}**: ${done}${time}\n${warningLines(notes)}`;
}

function figures(result: RunResult): readonly (readonly [name: string, value: string])[] {
  const { cpuMs, cpuIsLowerBound, taskMs } = result;
  const cpu = formatMs(cpuMs === null ? null : cpuMs.user + cpuMs.system);
  return [
    ['work time', formatMs(result.wallMs)],
    ['start-up', formatMs(result.startupMs)],
    ['total time', formatMs(result.totalMs)],
    ['cores used', formatCores(result.coresUsed, result.effectiveCores)],
    ['CPU time', cpuIsLowerBound && cpuMs !== null ? `at least ${cpu}` : cpu],
    ['peak RSS', formatBytes(result.peakRssBytes)],
    ['peak PSS', formatBytes(result.peakPssBytes)],
    [
      'single tasks',
      taskMs === null
        ? UNKNOWN
        : `p50 ${formatMs(taskMs.p50)}, p95 ${formatMs(taskMs.p95)}, p99 ${formatMs(taskMs.p99)}`,
    ],
    ...runFindings(result),
  ];
}

function verdict({ verdict: found }: RunResult): string {
  if (found === null) return '';
  const next = found.next === '' ? '' : ` Try next: ${markdownText(found.next)}`;
  return `${markdownText(found.sentence)}${next}\n`;
}
