import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import { COLOURS } from '../../../charts/configuration-colours.ts';

type Configurations = Pick<ExperimentBrief, 'configurations'>;

/**
 * Which colour and pattern each configuration has, in every table and chart. Where worker counts
 * are swept, a strategy on a runtime has one colour and its worker counts differ in pattern;
 * elsewhere each configuration has a colour of its own.
 */
export function colourIndexes({ configurations }: Configurations): readonly number[] {
  const keys = configurations.map(({ strategy, runtime, options, parameters }) =>
    JSON.stringify([strategy, runtime.id, options, parameters]),
  );
  const series = [...new Set(keys)];
  const isSwept = series.length > 1 && series.length < configurations.length;
  if (!isSwept) return configurations.map((_, index) => index);
  return keys.map((key, index) => {
    const rank = keys.slice(0, index).filter((other) => other === key).length;
    return series.indexOf(key) + COLOURS * rank;
  });
}
