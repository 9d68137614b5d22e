import { MAX_OTHER_THREADS_ROWS, MORE_THREADS } from '../../../contract/other-threads.ts';
import type { Failure } from '../../../contract/result.ts';
import { formatCount } from '../../format/quantity.ts';
import type { TaskTimeline } from '../../stores/tasks/task-lanes.ts';

/** What is known about a run that may have to be explained. */
export interface TimelineFacts {
  /** Whether more may come: it goes on, or main is being asked. */
  readonly isOpen: boolean;
  /** Samples of the run so far. */
  readonly ticks: number;
  readonly hasStates: boolean;
  readonly tasks: Pick<TaskTimeline, 'tasks' | 'leftOut'> | null;
  /** Whether threads that are no workers are asked for, and nothing was told of any. */
  readonly areOthersMissing?: boolean;
  /** Whether there were too many of them for a row each. */
  readonly areOthersSummed?: boolean;
  /**
   * Only of so long a run that older samples were put together: whether such are in the part that is
   * looked at.
   */
  readonly isCoarser?: boolean | undefined;
  /** Why those that are looked at closely could not be had; `null`: nothing went wrong. */
  readonly samplesError?: Failure | null;
  /** Of a program of the user's own there are none. */
  readonly hasTasks?: boolean;
  /** Why the times of the tasks could not be had; `null`: nothing went wrong. */
  readonly error: Failure | null;
}

/** A sentence for each thing that the timeline can't show. */
export function timelineNotes(facts: TimelineFacts): readonly string[] {
  return [statesNote(facts), lengthNote(facts), othersNote(facts), ...tasksNotes(facts)].filter(
    (note) => note !== null,
  );
}

function statesNote({ isOpen, ticks, hasStates }: TimelineFacts): string | null {
  if (hasStates) return null;
  if (ticks > 0)
    return 'States are not available: this system does not tell how threads spend their time, or the run was too short for it.';
  return isOpen ? null : 'No samples: the run was over before the first was taken.';
}

function lengthNote({ isCoarser, samplesError = null }: TimelineFacts): string | null {
  if (isCoarser === undefined) return null;
  // Instead of nothing: what is below would move whenever somebody zooms.
  if (!isCoarser)
    return 'Here is each sample as it was taken. Seen as a whole, so long a run is drawn more coarsely in its older part.';
  if (samplesError !== null)
    return `Older samples are drawn more coarsely. ${samplesError.message}`;
  return 'So long a run is drawn more coarsely in its older part: neighbouring samples are one. Zoom in to have each of them.';
}

function othersNote(facts: TimelineFacts): string | null {
  if (facts.areOthersMissing === true && facts.ticks > 0)
    return 'Other threads are not recorded: they are read on Linux only, not of quiet runs, and earlier versions did not keep them.';
  if (facts.areOthersSummed !== true) return null;
  return `More than ${MAX_OTHER_THREADS_ROWS} names of threads: those beyond are summed in ${MORE_THREADS}.`;
}

function tasksNotes(facts: TimelineFacts): readonly (string | null)[] {
  const { isOpen, tasks, error, hasTasks = true } = facts;
  if (!hasTasks) return [];
  if (error !== null) return [error.message];
  if (tasks === null) return [isOpen ? null : 'No tasks: their times were not told, or not kept.'];
  if (tasks.leftOut === 0) return [];
  return [
    `${formatCount(tasks.leftOut)} more tasks are not shown: the times of the first ${formatCount(tasks.tasks)} are kept.`,
  ];
}
