import type { TimeSpan } from '../../charts/time-span.ts';
import { laneRange } from '../../stores/tasks/lane-range.ts';
import { type RangeStatistics, rangeStatistics } from '../../stores/tasks/range-statistics.ts';
import type { TaskTimeline } from '../../stores/tasks/task-lanes.ts';

/**
 * Keeps the statistics of a selection while a run goes on: they are computed anew, which takes a look
 * at each task in it, only when one more of them has ended.
 */
export class RangeCache {
  #key = '';
  #statistics: RangeStatistics | null = null;

  read(timeline: TaskTimeline, span: TimeSpan): RangeStatistics {
    const { runId, workStartS, lanes } = timeline;
    const tasks = lanes.reduce((sum, lane) => sum + laneRange(lane, workStartS, span).tasks, 0);
    const key = [runId, workStartS, ...span, tasks].join(' ');
    if (this.#statistics === null || key !== this.#key) {
      this.#statistics = rangeStatistics(timeline, span);
      this.#key = key;
    }
    return this.#statistics;
  }
}
