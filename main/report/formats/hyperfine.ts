import type { ConfigurationResult } from '../../../contract/experiment-result.ts';
import { machineColumns } from '../../../contract/machine-columns.ts';
import type { Report, ReportedItem } from '../../../contract/report.ts';
import { runName } from '../../../contract/report-title.ts';
import type { RunResult } from '../../../contract/run.ts';
import { sortedEntries } from '../../../contract/sorted-entries.ts';
import { median } from '../../statistics/quantile.ts';

/** One benchmark in the JSON that hyperfine 1.x exports; times in seconds. */
export interface HyperfineResult {
  readonly command: string;
  readonly mean: number;
  /** Of a sample, n − 1; `null` of a single run. */
  readonly stddev: number | null;
  readonly median: number;
  /** Means; `null`, as hyperfine writes what is no number: not known. */
  readonly user: number | null;
  readonly system: number | null;
  readonly min: number;
  readonly max: number;
  readonly times: readonly number[];
  /** Of each run; left out where one is not known. */
  readonly memory_usage_byte?: readonly number[];
  readonly exit_codes: readonly (number | null)[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** What becomes one benchmark. */
interface Benchmark {
  readonly name: string;
  readonly runs: readonly RunResult[];
}

/**
 * The wall times of a report as `hyperfine --export-json` writes them, for the tools that read that: a
 * benchmark for each configuration, and for each run that stands alone. Only runs that count are in it.
 * Mean and standard deviation are there because the format demands them.
 */
export function hyperfineJson(report: Report): string {
  const results = benchmarksOf(report).flatMap(resultOf);
  return `${JSON.stringify({ results }, null, 2)}\n`;
}

function benchmarksOf(report: Report): readonly Benchmark[] {
  const experiments = report.items.flatMap((item) =>
    item.kind === 'experiment' ? [item.result] : [],
  );
  const machines = machineColumns(experiments).map(({ name }) => name);
  return report.items.flatMap((item: ReportedItem) => {
    if (item.kind === 'run') return [{ name: runName(item, report), runs: [item.result] }];
    const machine = machines[experiments.indexOf(item.result)] ?? '';
    const ending = experiments.length === 1 ? '' : ` (${machine})`;
    return item.result.configurations.map(({ label, runs }: ConfigurationResult) => ({
      name: `${label}${ending}`,
      runs,
    }));
  });
}

function resultOf({ name, runs }: Benchmark): readonly HyperfineResult[] {
  const timed = runs.filter(({ wallMs }) => wallMs !== null);
  const [first] = timed;
  if (first === undefined) return [];
  const times = timed.map(({ wallMs }) => (wallMs ?? 0) / 1000);
  const memory = timed.flatMap(({ peakRssBytes }) => peakRssBytes ?? []);
  return [
    {
      command: name,
      mean: mean(times),
      stddev: standardDeviation(times),
      median: median(times),
      user: meanSeconds(timed.map(({ cpuMs }) => cpuMs?.user ?? null)),
      system: meanSeconds(timed.map(({ cpuMs }) => cpuMs?.system ?? null)),
      min: Math.min(...times),
      max: Math.max(...times),
      times,
      ...(memory.length === timed.length ? { memory_usage_byte: memory } : {}),
      exit_codes: timed.map(({ exit }) => exit?.code ?? null),
      parameters: parametersOf(first),
    },
  ];
}

/** All as text, by the order of their names. */
function parametersOf(run: RunResult): Readonly<Record<string, string>> {
  const { strategy, runtime, workers, parameters, options } = run;
  const all = {
    ...{ strategy, runtime: `${runtime.kind} ${runtime.version}`, workers },
    ...parameters,
    ...options,
  };
  return Object.fromEntries(sortedEntries(all).map(([key, value]) => [key, String(value)]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of those that are known. */
function meanSeconds(valuesMs: readonly (number | null)[]): number | null {
  const known = valuesMs.filter((value) => value !== null);
  return known.length === 0 ? null : mean(known) / 1000;
}

function standardDeviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const middle = mean(values);
  const squares = values.map((value) => (value - middle) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / (values.length - 1));
}
