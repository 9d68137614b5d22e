import { timelineNotes } from '../features/timeline/timeline-notes.ts';
import { formatDuration } from '../format/duration.ts';
import { formatCount } from '../format/quantity.ts';
import type { StillTimeline } from '../stores/still/still-timeline.ts';

/** Of fewer samples in a column nothing is lost that could be seen. */
const MERGED_TICKS = 2;

/** The run has ended, and threads that are no workers have no lanes here. */
const NO_MORE = { isOpen: false, areOthersMissing: false, areOthersSummed: false, error: null };

/** What of a timeline was put together or left out, a sentence each. */
export function stillNotes(still: StillTimeline): readonly string[] {
  const { ticks, lanes, tasks, hasTasks } = still;
  const hasStates = lanes.some(({ states }) => states !== null);
  return [
    ...mergedNote(still),
    ...lanesNote(still),
    ...tasksNote(still),
    ...timelineNotes({ ...NO_MORE, ticks, hasStates, tasks, hasTasks }),
  ];
}

function mergedNote({ ticks, columns, span: [startS, endS], cores }: StillTimeline) {
  if (ticks < MERGED_TICKS * columns) return [];
  const width = formatDuration(((endS - startS) / columns) * 1000);
  const peak = cores === null ? '' : '; the fine line is the greatest sum of cores in one sample';
  return [
    `Each of ${formatCount(columns)} columns is the mean of ${width}, of ${formatCount(ticks)} samples in all${peak}.`,
  ];
}

function lanesNote({ lanes, workers }: StillTimeline) {
  if (lanes.length === workers.length) return [];
  return [
    `The lanes are those of the first ${lanes.length} of ${formatCount(workers.length)} workers, in the order in which they started; the table of the workers has all.`,
  ];
}

function tasksNote({ tasks }: StillTimeline) {
  if (tasks?.times !== null) return [];
  return [
    `Of ${formatCount(tasks.tasks)} tasks not each one is drawn: the strip is as high as they kept the worker busy.`,
  ];
}
