import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import { againstBaseline, factorText, intervalText } from '../../report/configuration-words.ts';
import { formatBytes, formatMs, UNKNOWN } from '../../report/quantities.ts';
import { wrapText } from '../../report/wrap-text.ts';
import { printableLines } from '../terminal-text.ts';
import { type Column, textTable } from '../text-table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Configuration', align: 'left' },
  { title: 'Runs', align: 'right' },
  { title: 'Median', align: 'right' },
  { title: '95 % CI', align: 'left' },
  { title: 'Speed-up', align: 'right' },
  { title: '95 % CI', align: 'left' },
  { title: 'Cores used', align: 'right' },
  { title: 'CPU', align: 'right' },
  { title: 'Memory', align: 'right' },
  { title: 'Start-up', align: 'right' },
  { title: 'Against the baseline', align: 'left' },
  { title: 'Verdict', align: 'left' },
];

/** An experiment for the eyes: what is to be concluded first, then the figures, as plain text. */
export function compareSummary(result: ExperimentResult): string {
  const rows = result.configurations.map((configuration) => row(configuration, result));
  const blocks = [
    `${wrapText(result.conclusion)}\n`,
    textTable(COLUMNS, rows),
    result.omitted.map(({ label, reason }) => `Left out: ${label}: ${reason}\n`).join(''),
    result.warnings.map(({ message }) => `Warning: ${message}\n`).join(''),
    result.error === null ? '' : `Failed: ${result.error.message}\n`,
  ];
  return blocks
    .filter((block) => block !== '')
    .map(printableLines)
    .join('\n');
}

function row(configuration: ConfigurationResult, result: ExperimentResult): readonly string[] {
  const { cpuMs, peakPssBytes, peakRssBytes, verdict } = configuration;
  return [
    configuration.label,
    String(configuration.runs.length),
    formatMs(configuration.medianWallMs),
    intervalText(configuration.ci95WallMs, formatMs),
    factorText(configuration.speedup),
    intervalText(configuration.speedupCi95, (value) => value.toFixed(2)),
    configuration.coresUsed?.toFixed(2) ?? UNKNOWN,
    formatMs(cpuMs === null ? null : cpuMs.user + cpuMs.system),
    peakPssBytes === null ? `${formatBytes(peakRssBytes)} RSS` : formatBytes(peakPssBytes),
    formatMs(configuration.startupMs),
    againstBaseline(configuration, result.pairs),
    verdict?.id ?? UNKNOWN,
  ];
}
