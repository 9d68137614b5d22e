import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import type { WallBar } from '../../../charts/wall-bars-chart.tsx';
import { colourIndexes } from './configuration-colour-index.ts';

/** A bar a configuration, in the order of the matrix. */
export function wallBars(result: ExperimentBrief): readonly WallBar[] {
  const colours = colourIndexes(result);
  return result.configurations.map(({ label, medianWallMs, ci95WallMs, runs }, index) => ({
    label,
    colour: colours[index] ?? index,
    medianMs: medianWallMs,
    ci95Ms: ci95WallMs,
    runsMs: runs.flatMap(({ wallMs }) => wallMs ?? []),
  }));
}
