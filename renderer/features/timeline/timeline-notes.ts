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
  readonly tasks: TaskTimeline | null;
  /** Why the times of the tasks could not be had; `null`: nothing went wrong. */
  readonly error: Failure | null;
}

/** A sentence for each thing that the timeline can't show. */
export function timelineNotes(facts: TimelineFacts): readonly string[] {
  return [statesNote(facts), ...tasksNotes(facts)].filter((note) => note !== null);
}

function statesNote({ isOpen, ticks, hasStates }: TimelineFacts): string | null {
  if (hasStates) return null;
  if (ticks > 0)
    return 'States are not available: this system does not tell how threads spend their time, or the run was too short for it.';
  return isOpen ? null : 'No samples: the run was over before the first was taken.';
}

function tasksNotes({ isOpen, tasks, error }: TimelineFacts): readonly (string | null)[] {
  if (error !== null) return [error.message];
  if (tasks === null) return [isOpen ? null : 'No tasks: their times were not told, or not kept.'];
  if (tasks.leftOut === 0) return [];
  return [
    `${formatCount(tasks.leftOut)} more tasks are not shown: the times of the first ${formatCount(tasks.tasks)} are kept.`,
  ];
}
