import type {
  ConfigurationResult,
  ExperimentWarning,
  Pair,
  WarningAction,
} from '../../../contract/experiment-result.ts';
import { MAX_ADVISED_RUNS } from '../../../contract/limits.ts';
import { ciHalfWidthPercent } from '../../statistics/median-estimate.ts';
import type { ExperimentRecord } from '../run/experiment-record.ts';
import { othersBusy } from './busy-machine.ts';

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
  const { isMostly } = othersBusy(configurations);
  return [...wideWarning(record, configurations, isMostly), ...openPairsWarning(pairs, isMostly)];
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
  isBusy: boolean,
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
      message: `The median of ${count} is known to ± ${widest.toFixed(1)} % at best, not to the ± ${stopRule.ciPercent} % that were asked for: ${isBusy ? 'a quiet machine narrows that' : 'more runs narrow that'}.`,
      action: isBusy ? 'show-others' : 'add-runs',
      configurations: wide.map(({ configuration }) => configuration.id),
    },
  ];
}

/** Pairs that a sensible number of runs would probably tell, and those that it would not. */
function openPairsWarning(pairs: readonly Pair[], isBusy: boolean): ExperimentWarning[] {
  const open = pairs.filter(
    ({ differs, reason }) =>
      differs === 'cant-tell' && (reason === 'too-few-runs' || reason === 'wide-interval'),
  );
  const few = open.filter(({ reason }) => reason === 'too-few-runs');
  const wide = open.filter(({ reason }) => reason === 'wide-interval');
  const within = wide.filter(({ runsNeeded }) => (runsNeeded ?? Infinity) <= MAX_ADVISED_RUNS);
  const beyond = wide.filter((pair) => !within.includes(pair));
  const runs = (some: readonly Pair[]) => Math.max(...some.map((pair) => pair.runsNeeded ?? 0));
  return [
    ...cantTell(few, `with so few runs: it takes at least ${runs(few)} of each`, 'add-runs'),
    ...(isBusy
      ? cantTell(wide, BUSY, 'show-others')
      : [
          ...cantTell(
            within,
            `yet: about ${runs(within)} runs of each would probably do`,
            'add-runs',
          ),
          ...cantTell(beyond, TOO_MANY, 'show-others'),
        ]),
  ];
}

const BUSY = 'while other programs are busy: measure again when the machine is quiet';
const TOO_MANY = `with a sensible number of runs, ${MAX_ADVISED_RUNS} at most: a quieter machine would help`;

function cantTell(pairs: readonly Pair[], why: string, action: WarningAction): ExperimentWarning[] {
  if (pairs.length === 0) return [];
  const count = pairs.length === 1 ? 'One pair' : `${pairs.length} pairs`;
  return [
    {
      code: 'cant-tell',
      message: `${count} can’t be told apart ${why}.`,
      action,
      configurations: [...new Set(pairs.flatMap(({ a, b }) => [a, b]))],
    },
  ];
}
