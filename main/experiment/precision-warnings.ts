import type {
  ConfigurationResult,
  ExperimentWarning,
  Pair,
} from '../../contract/experiment-result.ts';
import { MAX_REPEATS } from '../../contract/limits.ts';
import { ciHalfWidthPercent } from '../statistics/median-estimate.ts';
import type { ExperimentRecord } from './experiment-record.ts';

/**
 * What more runs would settle. Told at the end alone: while the experiment runs, there are more to
 * come anyway.
 */
export function precisionWarnings(
  record: ExperimentRecord,
  configurations: readonly ConfigurationResult[],
  pairs: readonly Pair[],
): ExperimentWarning[] {
  if (record.state === 'running') return [];
  return [...wideWarning(record, configurations), ...openPairsWarning(pairs)];
}

/** Half the width of the CI of the median, in percent of it; `null`: there is none. */
export function halfWidthPercent({
  medianWallMs,
  ci95WallMs,
  ciMethod,
}: Pick<ConfigurationResult, 'medianWallMs' | 'ci95WallMs' | 'ciMethod'>): number | null {
  if (medianWallMs === null) return null;
  return ciHalfWidthPercent({ median: medianWallMs, ci95: ci95WallMs, method: ciMethod });
}

function wideWarning(
  { spec: { stopRule } }: ExperimentRecord,
  configurations: readonly ConfigurationResult[],
): ExperimentWarning[] {
  if (stopRule.rule !== 'precision') return [];
  const wide = configurations.flatMap((configuration) => {
    const percent = halfWidthPercent(configuration);
    return percent !== null && percent > stopRule.ciPercent ? [{ configuration, percent }] : [];
  });
  if (wide.length === 0) return [];
  const widest = Math.max(...wide.map(({ percent }) => percent));
  const count = wide.length === 1 ? 'one configuration' : `${wide.length} configurations`;
  return [
    {
      code: 'wide-intervals',
      message: `The median of ${count} is known to ± ${widest.toFixed(1)} % at best, not to the ± ${stopRule.ciPercent} % that were asked for: more runs narrow that.`,
      action: 'add-runs',
      configurations: wide.map(({ configuration }) => configuration.id),
    },
  ];
}

/** Pairs that a number of runs, which can be had, would probably tell. */
function openPairsWarning(pairs: readonly Pair[]): ExperimentWarning[] {
  const open = pairs.flatMap(({ differs, runsNeeded, a, b }) =>
    differs === 'cant-tell' && runsNeeded !== null && runsNeeded <= MAX_REPEATS
      ? [{ a, b, runsNeeded }]
      : [],
  );
  if (open.length === 0) return [];
  const runs = Math.max(...open.map(({ runsNeeded }) => runsNeeded));
  const count = open.length === 1 ? 'One pair can’t be told' : `${open.length} pairs can’t be told`;
  return [
    {
      code: 'cant-tell',
      message: `${count} apart yet: about ${runs} runs of each configuration would probably do.`,
      action: 'add-runs',
      configurations: [...new Set(open.flatMap(({ a, b }) => [a, b]))],
    },
  ];
}
