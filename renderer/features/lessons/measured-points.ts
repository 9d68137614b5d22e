import type {
  ConfigurationResult,
  ExperimentBrief,
  Interval,
} from '../../../contract/experiment-result.ts';
import type { RunBrief } from '../../../contract/experiment-result.ts';
import type { Lesson } from '../../../contract/lesson.ts';
import { isAtPoint, pointLabel } from '../../../contract/lesson-plan.ts';
import type { Verdict } from '../../../contract/verdict.ts';

/** What came of one point of a lesson. */
export interface MeasuredPoint {
  readonly label: string;
  /** Of the medians; `null`: not measured. */
  readonly speedup: number | null;
  /** Of the slowest and of the fastest run, against the median of the baseline. */
  readonly range: Interval | null;
  readonly medianWallMs: number | null;
  readonly verdict: Verdict | null;
}

/** The result of a lesson's experiment, point by point. */
export function measuredPoints(
  { points }: Pick<Lesson, 'points'>,
  { configurations }: Pick<ExperimentBrief, 'configurations'>,
  cores: number,
): readonly MeasuredPoint[] {
  return points.map((point) => {
    const label = pointLabel(point, cores);
    const found = configurations.find((configuration) => isAtPoint(point, configuration, cores));
    if (found === undefined) return { label, ...NOT_MEASURED };
    const { speedup, medianWallMs, verdict } = found;
    return { label, speedup, range: rangeOf(found), medianWallMs, verdict };
  });
}

const NOT_MEASURED = { speedup: null, range: null, medianWallMs: null, verdict: null };

/** The median of the baseline ÷ a wall time is speed-up × median ÷ that wall time. */
function rangeOf(configuration: ConfigurationResult<RunBrief>): Interval | null {
  const { speedup, medianWallMs, minWallMs, maxWallMs } = configuration;
  if (speedup === null || medianWallMs === null || minWallMs === null || maxWallMs === null) {
    return null;
  }
  const baselineMs = speedup * medianWallMs;
  return [baselineMs / maxWallMs, baselineMs / minWallMs];
}
