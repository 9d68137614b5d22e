import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import type { WallBar } from '../../../charts/wall-bars-chart.tsx';
import { colourIndexes } from './configuration-colour-index.ts';
import { shortLabels } from './short-labels.ts';

/** A bar a configuration, in the order of the matrix. */
export function wallBars(result: ExperimentBrief): readonly WallBar[] {
  const labels = shortLabels(result.configurations.map(({ label }) => label));
  const colours = colourIndexes(result);
  return result.configurations.map(({ label: whole, medianWallMs, ci95WallMs, runs }, index) => ({
    label: labels[index] ?? whole,
    colour: colours[index] ?? index,
    medianMs: medianWallMs,
    ci95Ms: ci95WallMs,
    runsMs: runs.flatMap(({ wallMs }) => wallMs ?? []),
  }));
}
