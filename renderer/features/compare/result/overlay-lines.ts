import { convertCores, type CoreConvention } from '../../../../contract/core-convention.ts';
import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import type { RunCurve } from '../../../../contract/history.ts';
import { medianRun } from '../../../../contract/median-run.ts';
import type { OverlayLine } from '../../../charts/run-overlay-chart.tsx';
import { colourIndexes } from './configuration-colour-index.ts';
import { shortLabels } from './short-labels.ts';

/** More lines can't be told apart. */
export const MAX_OVERLAID = 8;

/** Ticked at first, where there are more than can be seen at a glance. */
const FIRST_OF_MANY = 4;
const FEW = 6;

const MIB = 2 ** 20;

/** A configuration with the run that stands for it. */
export interface Overlaid {
  readonly id: string;
  readonly label: string;
  readonly colour: number;
  readonly runId: string;
}

/** Configurations of which a run counts. */
export function overlayCandidates(result: ExperimentBrief): readonly Overlaid[] {
  const labels = shortLabels(result.configurations.map(({ label }) => label));
  const colours = colourIndexes(result);
  return result.configurations.flatMap((configuration, index) => {
    const run = medianRun(configuration);
    const { id } = configuration;
    const label = labels[index] ?? configuration.label;
    return run === null ? [] : [{ id, label, colour: colours[index] ?? index, runId: run.runId }];
  });
}

/** All of a few; of many some from first to last, evenly. */
export function firstChosen(candidates: readonly Overlaid[]): readonly string[] {
  if (candidates.length <= FEW) return candidates.map(({ id }) => id);
  const step = (candidates.length - 1) / (FIRST_OF_MANY - 1);
  const places = Array.from({ length: FIRST_OF_MANY }, (_, index) => Math.round(index * step));
  return candidates.filter((_, index) => places.includes(index)).map(({ id }) => id);
}

/** In a convention, each of the machine that it ran on. */
export function coresLines(
  curves: readonly RunCurve[],
  shown: readonly Overlaid[],
  convention: CoreConvention,
): readonly OverlayLine[] {
  return lines(curves, shown, ({ coresUsed, bases }, place) =>
    convertCores(coresUsed[place] ?? null, convention, bases),
  );
}

/** In MiB. */
export function memoryLines(
  curves: readonly RunCurve[],
  shown: readonly Overlaid[],
): readonly OverlayLine[] {
  return lines(curves, shown, ({ memoryBytes }, place) => {
    const bytes = memoryBytes[place] ?? Number.NaN;
    return Number.isNaN(bytes) ? null : bytes / MIB;
  });
}

/** Says which memory it is; of several kinds they do not compare. */
export function memoryLabel(curves: readonly RunCurve[]): string {
  const kinds = [...new Set(curves.map(({ memoryKind }) => memoryKind.toUpperCase()))];
  return `memory (${kinds.join(' and ')}), MiB`;
}

function lines(
  curves: readonly RunCurve[],
  shown: readonly Overlaid[],
  valueAt: (curve: RunCurve, place: number) => number | null,
): readonly OverlayLine[] {
  return shown.flatMap(({ label, colour, runId }) => {
    const curve = curves.find((candidate) => candidate.runId === runId);
    if (curve === undefined) return [];
    const points = Array.from(curve.atS, (atS, place) => ({ atS, value: valueAt(curve, place) }));
    return [{ label, colour, points: points.filter(({ atS }) => !Number.isNaN(atS)) }];
  });
}
