import type { RunCurve } from '../../../contract/history.ts';
import type { Overlaid } from '../compare/result/overlay-lines.ts';

/** Runs of an overlay with a look for each; their labels are told apart by main. */
export function overlaidRuns(curves: readonly RunCurve[]): readonly Overlaid[] {
  return curves.map(({ runId, label }, index) => ({ id: runId, runId, label, colour: index }));
}
