import type { ConfigurationResult, Interval } from '../../../contract/experiment-result.ts';
import type { Percentiles, RunResult } from '../../../contract/run.ts';
import { outlierIndexes } from '../../statistics/outliers.ts';
import type { CachedStatistics } from './cached-statistics.ts';
import { type ConfigurationRuns, isSameProgram, workerCount } from './configuration-runs.ts';
import { commonDigest } from './digest-agreement.ts';
import { medianOfKnown } from './median.ts';
import { shownVerdict } from './shown-verdict.ts';

/** What a configuration is described with, besides its own runs. */
export interface Surroundings {
  /** What it is held against; itself for a baseline. */
  readonly baseline: ConfigurationRuns;
  /** `false`: the work came to different results, so that nothing explains the times. */
  readonly digestsAgree: boolean;
  readonly statistics: CachedStatistics;
}

/** The figures of one configuration: medians over the runs that count. */
export function analyseConfiguration(
  own: ConfigurationRuns,
  surroundings: Surroundings,
): ConfigurationResult {
  const { configuration, counted, setAside } = own;
  const { request, id, label, runtime, work, baseline } = configuration;
  return {
    ...{ id, label, strategy: request.strategy, runtime, workers: request.workers },
    ...{ parameters: request.parameters, options: request.options, work, baseline },
    runs: counted,
    setAside,
    outliers: outliersOf(counted),
    ...wallTimes(own, surroundings.statistics),
    ...speedups(own, surroundings),
    ...mediansOf(counted),
    digest: commonDigest(counted),
    verdict: surroundings.digestsAgree
      ? shownVerdict(own, surroundings.baseline, surroundings.statistics)
      : null,
  };
}

function outliersOf(runs: readonly RunResult[]): readonly string[] {
  const timed = runs.flatMap(({ runId, wallMs }) => (wallMs === null ? [] : [{ runId, wallMs }]));
  const indexes = outlierIndexes(timed.map(({ wallMs }) => wallMs));
  return indexes.flatMap((index) => timed[index]?.runId ?? []);
}

type WallTimes = Pick<
  ConfigurationResult,
  'medianWallMs' | 'ci95WallMs' | 'ciMethod' | 'minWallMs' | 'maxWallMs'
>;

function wallTimes({ timed }: ConfigurationRuns, statistics: CachedStatistics): WallTimes {
  const estimate = statistics.median(timed);
  const isTimed = timed.wallMs.length > 0;
  return {
    medianWallMs: estimate?.median ?? null,
    ci95WallMs: estimate?.ci95 ?? null,
    ciMethod: estimate?.method ?? null,
    minWallMs: isTimed ? Math.min(...timed.wallMs) : null,
    maxWallMs: isTimed ? Math.max(...timed.wallMs) : null,
  };
}

type Speedups = Pick<ConfigurationResult, 'speedup' | 'speedupCi95' | 'efficiency'>;

function speedups(own: ConfigurationRuns, { baseline, statistics }: Surroundings): Speedups {
  const { speedup, ci95 } = speedupOf(own, baseline, statistics);
  const hasOneWorker = isScaled(own, baseline) && workerCount(baseline.configuration.request) === 1;
  const workers = workerCount(own.configuration.request);
  const efficiency = speedup === null || !hasOneWorker ? null : speedup / workers;
  return { speedup, speedupCi95: ci95, efficiency };
}

/** Of two programs of the user's own nothing is known of the one's workers by the other's. */
function isScaled(own: ConfigurationRuns, baseline: ConfigurationRuns): boolean {
  const { command } = own.configuration.request;
  if (command === undefined) return true;
  return command.workersParameter !== null && isSameProgram(own, baseline);
}

function speedupOf(
  own: ConfigurationRuns,
  baseline: ConfigurationRuns,
  statistics: CachedStatistics,
): { readonly speedup: number | null; readonly ci95: Interval | null } {
  if (own.timed.wallMs.length === 0) return { speedup: null, ci95: null };
  if (own.timed.id === baseline.timed.id) return { speedup: 1, ci95: null };
  const estimate = statistics.ratio(baseline.timed, own.timed);
  return { speedup: estimate?.ratio ?? null, ci95: estimate?.ci95 ?? null };
}

type Medians = Pick<
  ConfigurationResult,
  | 'medianTotalMs'
  | 'coresUsed'
  | 'cpuMs'
  | 'peakRssBytes'
  | 'peakPssBytes'
  | 'startupMs'
  | 'taskMs'
  | 'queueWaitMs'
  | 'transferMs'
  | 'imbalance'
>;

function mediansOf(runs: readonly RunResult[]): Medians {
  const over = (figure: (run: RunResult) => number | null): number | null =>
    medianOfKnown(runs.map(figure));
  return {
    medianTotalMs: over((run) => run.totalMs),
    coresUsed: over((run) => run.coresUsed),
    cpuMs: cpuMs(runs),
    peakRssBytes: over((run) => run.peakRssBytes),
    peakPssBytes: over((run) => run.peakPssBytes),
    startupMs: over((run) => run.startupMs),
    taskMs: percentiles(runs.map((run) => run.taskMs)),
    queueWaitMs: percentiles(runs.map((run) => run.queueWaitMs)),
    transferMs: percentiles(runs.map((run) => run.transferMs)),
    imbalance: over(imbalanceOf),
  };
}

function cpuMs(runs: readonly RunResult[]): ConfigurationResult['cpuMs'] {
  const user = medianOfKnown(runs.map((run) => run.cpuMs?.user ?? null));
  const system = medianOfKnown(runs.map((run) => run.cpuMs?.system ?? null));
  return user === null || system === null ? null : { user, system };
}

/** The median over runs of each percentile of a run. */
function percentiles(all: readonly (Percentiles | null)[]): Percentiles | null {
  const p50 = medianOfKnown(all.map((run) => run?.p50 ?? null));
  const p95 = medianOfKnown(all.map((run) => run?.p95 ?? null));
  const p99 = medianOfKnown(all.map((run) => run?.p99 ?? null));
  return p50 === null || p95 === null || p99 === null ? null : { p50, p95, p99 };
}

/** Time of the busiest worker's tasks ÷ the mean of all workers'; `null`: not known of all. */
function imbalanceOf({ workerDetails }: RunResult): number | null {
  const busyMs = workerDetails.map((worker) => worker.busyMs);
  if (busyMs.length === 0 || busyMs.some((time) => time === null)) return null;
  const known = busyMs as readonly number[];
  const totalMs = known.reduce((sum, time) => sum + time, 0);
  return totalMs > 0 ? (Math.max(...known) * known.length) / totalMs : null;
}
