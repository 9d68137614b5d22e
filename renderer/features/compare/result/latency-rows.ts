import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import type { LatencyRow } from '../../../charts/latency-plot.tsx';
import { colourIndexes } from './configuration-colour-index.ts';
import { shortLabels } from './short-labels.ts';

/** Configurations of which anything is known about single tasks. */
export function latencyRows(result: ExperimentBrief): readonly LatencyRow[] {
  const labels = shortLabels(result.configurations.map(({ label }) => label));
  const colours = colourIndexes(result);
  return result.configurations
    .map(({ label: whole, taskMs, queueWaitMs, transferMs }, index) => ({
      label: labels[index] ?? whole,
      colour: colours[index] ?? index,
      taskMs,
      queueWaitMs,
      transferMs,
    }))
    .filter(({ taskMs, queueWaitMs }) => taskMs !== null || queueWaitMs !== null);
}
