import type {
  ConfigurationResult,
  ExperimentBrief,
  Pair,
  RunBrief,
} from '../../../../contract/experiment-result.ts';
import { verdictName } from '../../../../contract/verdict-name.ts';
import { hasOneWorker } from '../../live/possible-cores.ts';
import { colourIndexes } from './configuration-colour-index.ts';
import { shortLabels } from './short-labels.ts';

export type BriefConfiguration = ConfigurationResult<RunBrief>;

/** One line of the result table. */
export interface ConfigurationRow {
  readonly configuration: BriefConfiguration;
  /** Without what all labels begin with. */
  readonly label: string;
  /** Its place in the experiment. */
  readonly index: number;
  /** Which gives it its colour and pattern. */
  readonly colour: number;
  readonly isBaseline: boolean;
  /** Against its baseline; `null` for the baseline, and where the pair was not judged. */
  readonly pair: Pair | null;
  /** As many cores as it could use at most. */
  readonly possibleCores: number;
}

export type SortColumn =
  | 'configuration'
  | 'wall'
  | 'speedup'
  | 'answer'
  | 'efficiency'
  | 'cores'
  | 'cpu'
  | 'memory'
  | 'startup'
  | 'verdict';

export interface TableSort {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

export function configurationRows(result: ExperimentBrief): readonly ConfigurationRow[] {
  const { spec, machine } = result;
  const labels = shortLabels(result.configurations.map(({ label }) => label));
  const colours = colourIndexes(result);
  const cores = spec.cores === null ? machine.effectiveCores : spec.cores.length;
  return result.configurations.map((configuration, index) => ({
    configuration,
    label: labels[index] ?? configuration.label,
    index,
    colour: colours[index] ?? index,
    isBaseline: configuration.baseline === configuration.id,
    pair: pairWithBaseline(result.pairs, configuration),
    possibleCores: hasOneWorker(configuration.strategy)
      ? Math.min(1, cores)
      : Math.min(configuration.workers, cores, machine.effectiveCores),
  }));
}

/** The rows in the order asked for. What is not known stands last, whichever way it is sorted. */
export function sortRows(
  rows: readonly ConfigurationRow[],
  { column, isDescending }: TableSort,
): readonly ConfigurationRow[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const left = sortValue(a, column);
    const right = sortValue(b, column);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right) || a.index - b.index;
  });
}

/** Memory that can be compared over processes, and which kind it is; `null`: not known. */
export function memoryOf({
  peakPssBytes,
  peakRssBytes,
}: Pick<BriefConfiguration, 'peakPssBytes' | 'peakRssBytes'>): {
  readonly bytes: number;
  readonly kind: 'PSS' | 'RSS';
} | null {
  if (peakPssBytes !== null) return { bytes: peakPssBytes, kind: 'PSS' };
  return peakRssBytes === null ? null : { bytes: peakRssBytes, kind: 'RSS' };
}

function pairWithBaseline(
  pairs: readonly Pair[],
  { id, baseline }: BriefConfiguration,
): Pair | null {
  if (id === baseline) return null;
  return pairs.find(({ a, b }) => a === baseline && b === id) ?? null;
}

function sortValue(row: ConfigurationRow, column: SortColumn): number | string | null {
  const { configuration, index, pair } = row;
  switch (column) {
    case 'configuration':
      return index;
    case 'wall':
      return configuration.medianWallMs;
    case 'speedup':
      return configuration.speedup;
    case 'answer':
      return pair === null
        ? row.isBaseline
          ? 0
          : null
        : { yes: 1, same: 2, 'cant-tell': 3 }[pair.differs];
    case 'efficiency':
      return configuration.efficiency;
    case 'cores':
      return configuration.coresUsed;
    case 'cpu':
      return configuration.cpuMs === null
        ? null
        : configuration.cpuMs.user + configuration.cpuMs.system;
    case 'memory':
      return memoryOf(configuration)?.bytes ?? null;
    case 'startup':
      return configuration.startupMs;
    case 'verdict':
      return configuration.verdict === null ? null : verdictName(configuration.verdict.id);
  }
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b));
}
