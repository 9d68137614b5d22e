import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import type { LatencyRow } from '../../../charts/latency-plot.tsx';
import { colourIndexes } from './configuration-colour-index.ts';

/** Configurations of which anything is known about single tasks. */
export function latencyRows(result: ExperimentBrief): readonly LatencyRow[] {
  const colours = colourIndexes(result);
  return result.configurations
    .map(({ label, taskMs, queueWaitMs }, index) => ({
      label,
      colour: colours[index] ?? index,
      taskMs,
      queueWaitMs,
    }))
    .filter(({ taskMs, queueWaitMs }) => taskMs !== null || queueWaitMs !== null);
}
