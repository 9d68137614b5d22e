import type { RunCurve } from '../../../contract/history.ts';
import type { Overlaid } from '../compare/result/overlay-lines.ts';

/** Runs of an overlay with a look for each. Those with the same label get a number, to be told apart. */
export function overlaidRuns(curves: readonly RunCurve[]): readonly Overlaid[] {
  return curves.map(({ runId }, index) => ({
    id: runId,
    runId,
    label: labelAmong(curves, index),
    colour: index,
  }));
}

function labelAmong(curves: readonly RunCurve[], index: number): string {
  const label = curves[index]?.label ?? '';
  const same = curves.flatMap((curve, place) => (curve.label === label ? [place] : []));
  return same.length === 1 ? label : `${label} (${same.indexOf(index) + 1})`;
}
