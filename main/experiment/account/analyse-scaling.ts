import type { Scaling } from '../../../contract/experiment-result.ts';
import { sortedEntries } from '../../../contract/sorted-entries.ts';
import type { CachedStatistics } from './cached-statistics.ts';
import type { ConfigurationRuns } from './configuration-runs.ts';

const LEAST_COUNTS = 2;
const LEAST_COUNTS_TO_FIT = 3;

/** What the fits are made with. */
interface Fitting {
  readonly statistics: CachedStatistics;
  /** Whether the experiment has ended: then every run counts, also of a round that was not finished. */
  readonly isLast: boolean;
}

/**
 * Every strategy that ran with several worker counts and with one, all else being equal. Works whose
 * digests differ are to be left out by the caller.
 */
export function analyseScaling(
  all: readonly ConfigurationRuns[],
  fitting: Fitting,
): readonly Scaling[] {
  return seriesOf(all).flatMap((series) => {
    const scaling = scalingOf(series, fitting);
    return scaling === null ? [] : [scaling];
  });
}

/** Configurations that differ in nothing but the worker count, ascending. */
function seriesOf(all: readonly ConfigurationRuns[]): readonly (readonly ConfigurationRuns[])[] {
  const series = new Map<string, ConfigurationRuns[]>();
  for (const runs of all) {
    const key = seriesKey(runs);
    series.set(key, [...(series.get(key) ?? []), runs]);
  }
  return [...series.values()].map((members) =>
    members.toSorted((left, right) => left.timed.workers - right.timed.workers),
  );
}

function seriesKey({ configuration }: ConfigurationRuns): string {
  const { strategy, runtimeId, options, cores } = configuration.request;
  const program = programKey(configuration.request);
  return JSON.stringify([
    ...[configuration.work, strategy, runtimeId, sortedEntries(options), cores],
    ...program,
  ]);
}

/** A program of the user's own, and all its parameters but the number of its workers. */
function programKey({ command, parameters }: ConfigurationRuns['configuration']['request']) {
  if (command === undefined) return [];
  const others = sortedEntries(parameters).filter(([name]) => name !== command.workersParameter);
  return [command.name, command.runtimeDetails === true, others];
}

function scalingOf(
  series: readonly ConfigurationRuns[],
  { statistics, isLast }: Fitting,
): Scaling | null {
  const timed = series.filter((runs) => runs.timed.wallMs.length > 0);
  const one = timed.find((runs) => runs.timed.workers === 1);
  if (one === undefined || timed.length < LEAST_COUNTS) return null;
  const fits =
    timed.length < LEAST_COUNTS_TO_FIT
      ? { amdahl: null, usl: null, knee: null }
      : statistics.scaling(
          timed.map((runs) => runs.timed),
          isLast,
        );
  return {
    label: seriesLabel(one),
    configurations: timed.map(({ configuration }) => configuration.id),
    points: timed.flatMap((runs) => point(runs, one, statistics)),
    ...fits,
  };
}

function point(
  { timed }: ConfigurationRuns,
  one: ConfigurationRuns,
  statistics: CachedStatistics,
): Scaling['points'][number][] {
  const base = { configuration: timed.id, workers: timed.workers };
  if (timed.id === one.timed.id) return [{ ...base, speedup: 1, ci95: null }];
  const ratio = statistics.ratio(one.timed, timed);
  return ratio === null ? [] : [{ ...base, speedup: ratio.ratio, ci95: ratio.ci95 }];
}

/** The label of the configuration with one worker, without its count. */
function seriesLabel({ configuration }: ConfigurationRuns): string {
  const name = configuration.request.command?.workersParameter ?? null;
  if (name !== null) return configuration.label.replace(` · ${name} 1`, '');
  return configuration.label.replace(/ × 1(?!\d)/, '');
}
