import type { CoreConvention } from '../../../contract/core-convention.ts';
import { coreWords } from '../../../contract/core-words.ts';
import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import type { ReportedExperiment, ReportSection } from '../../../contract/report.ts';
import { verdictName } from '../../../contract/verdict-name.ts';
import { againstBaseline, factorText, intervalText } from '../configuration-words.ts';
import { configurationCoreUse } from '../core-use.ts';
import { formatBytes, formatMs, UNKNOWN } from '../quantities.ts';
import { machineLine, warningLines } from './markdown-parts.ts';
import { codeBlock, markdownTable, markdownText } from './markdown-text.ts';
import { outputsMarkdown, phasesMarkdown } from './programs-markdown.ts';

const titles = (convention: CoreConvention): readonly string[] => [
  'configuration',
  'runs',
  'median',
  '95 % CI',
  'speed-up',
  '95 % CI of the speed-up',
  'vs. baseline',
  coreWords(convention).quantity,
  'CPU',
  'memory',
  'verdict',
];

const TEXTS = ['vs. baseline', 'verdict'];

/** A section of an experiment in Markdown; empty where there is nothing to say. */
export function experimentMarkdown(
  item: ReportedExperiment,
  section: ReportSection,
  convention: CoreConvention,
): string {
  const { result } = item;
  switch (section) {
    case 'conclusion':
      return conclusion(result);
    case 'table':
      return `${resultTable(result, convention)}${phasesMarkdown(item)}`;
    case 'output':
      return outputsMarkdown(item);
    case 'verdicts':
      return result.configurations.map(verdictLine).join('');
    case 'machine':
      return machineLine(result.machine);
    case 'reproduce':
      return again(item);
    case 'charts':
    case 'code':
    case 'method':
      return '';
  }
}

function resultTable(result: ExperimentResult, convention: CoreConvention): string {
  const rows = result.configurations.map((configuration) => row(configuration, result, convention));
  return markdownTable(titles(convention), rows, TEXTS);
}

function conclusion({ conclusion: text, error, omitted, warnings }: ExperimentResult): string {
  const failed = error === null ? [] : [`Failed: ${error.message}`];
  const leftOut = omitted.map(({ label, reason }) => `Left out: ${label}: ${reason}`);
  return `${markdownText(text)}\n${warningLines([...failed, ...leftOut, ...messages(warnings)])}`;
}

function messages(warnings: ExperimentResult['warnings']): readonly string[] {
  return warnings.map(({ message }) => message);
}

function row(
  configuration: ConfigurationResult,
  result: ExperimentResult,
  convention: CoreConvention,
): readonly string[] {
  const { cpuMs, peakPssBytes, peakRssBytes, verdict } = configuration;
  return [
    markdownText(configuration.label),
    String(configuration.runs.length),
    formatMs(configuration.medianWallMs),
    intervalText(configuration.ci95WallMs, formatMs),
    factorText(configuration.speedup),
    intervalText(configuration.speedupCi95, (value) => value.toFixed(2)),
    againstBaseline(configuration, result.pairs),
    configurationCoreUse(configuration, result, convention),
    formatMs(cpuMs === null ? null : cpuMs.user + cpuMs.system),
    peakPssBytes === null ? rssText(peakRssBytes) : formatBytes(peakPssBytes),
    verdict === null ? UNKNOWN : verdictName(verdict.id),
  ];
}

function rssText(rssBytes: number | null): string {
  return rssBytes === null ? UNKNOWN : `${formatBytes(rssBytes)} RSS`;
}

function verdictLine({ label, verdict }: ConfigurationResult): string {
  if (verdict === null) return '';
  const next = verdict.next === '' ? '' : ` Try next: ${markdownText(verdict.next)}`;
  return `- **${markdownText(label)}**: ${markdownText(verdict.sentence)}${next}\n`;
}

function again({ commandLine, experimentFile }: ReportedExperiment): string {
  return [
    '<details><summary>How to reproduce it</summary>\n',
    ...(commandLine === null ? [] : [codeBlock(commandLine, 'sh')]),
    codeBlock(experimentFile, 'yaml'),
    '</details>\n',
  ].join('\n');
}
