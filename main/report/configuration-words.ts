import type { ConfigurationResult, Interval, Pair } from '../../contract/experiment-result.ts';
import { MAX_ADVISED_RUNS } from '../../contract/limits.ts';
import { UNKNOWN } from './quantities.ts';

/** What a configuration is against its baseline: `faster`, `the same`, `can’t tell: about 12 runs`. */
export function againstBaseline(
  { id, baseline }: Pick<ConfigurationResult, 'id' | 'baseline'>,
  pairs: readonly Pair[],
): string {
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

/** `1.93×` */
export function factorText(value: number | null): string {
  return value === null ? UNKNOWN : `${value.toFixed(2)}×`;
}

/** `1.90 – 1.95`, each end by `format`. */
export function intervalText(range: Interval | null, format: (value: number) => string): string {
  return range === null ? UNKNOWN : `${format(range[0])} – ${format(range[1])}`;
}
