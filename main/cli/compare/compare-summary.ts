import type {
  ConfigurationResult,
  ExperimentResult,
  Interval,
  Pair,
} from '../../../contract/experiment-result.ts';
import { MAX_ADVISED_RUNS } from '../../../contract/limits.ts';
import { formatBytes, formatMs, UNKNOWN } from '../../report/quantities.ts';
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
    `${wrapped(result.conclusion)}\n`,
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
    interval(configuration.ci95WallMs, formatMs),
    factor(configuration.speedup),
    interval(configuration.speedupCi95, (value) => value.toFixed(2)),
    configuration.coresUsed?.toFixed(2) ?? UNKNOWN,
    formatMs(cpuMs === null ? null : cpuMs.user + cpuMs.system),
    peakPssBytes === null ? `${formatBytes(peakRssBytes)} RSS` : formatBytes(peakPssBytes),
    formatMs(configuration.startupMs),
    againstBaseline(configuration, result.pairs),
    verdict?.id ?? UNKNOWN,
  ];
}

function againstBaseline({ id, baseline }: ConfigurationResult, pairs: readonly Pair[]): string {
  if (id === baseline) return 'baseline';
  const pair = pairs.find(({ a, b }) => a === baseline && b === id);
  if (pair === undefined) return UNKNOWN;
  if (pair.differs === 'yes') return (pair.ratio ?? 1) > 1 ? 'faster' : 'slower';
  if (pair.differs === 'same') return 'the same';
  return `can’t tell${needed(pair)}`;
}

function needed({ reason, runsNeeded }: Pair): string {
  if (runsNeeded === null || runsNeeded > MAX_ADVISED_RUNS) return '';
  return reason === 'too-few-runs' ? `: at least ${runsNeeded} runs` : `: about ${runsNeeded} runs`;
}

function factor(value: number | null): string {
  return value === null ? UNKNOWN : `${value.toFixed(2)}×`;
}

function interval(range: Interval | null, format: (value: number) => string): string {
  return range === null ? UNKNOWN : `${format(range[0])} – ${format(range[1])}`;
}

/** At 100 characters, between words. */
function wrapped(text: string): string {
  return text.replace(/(?![^\n]{1,100}$)([^\n]{1,100})\s/g, '$1\n');
}
