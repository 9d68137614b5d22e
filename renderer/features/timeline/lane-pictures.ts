import { sameMembers } from '../../../contract/same-members.ts';
import type { StatesPicture, TasksPicture } from '../../charts/timeline/draw-lanes.ts';
import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';

/** The time that a picture shows, and its size. */
export interface Place extends Pick<TimeGeometry, 'span' | 'widthPx'> {
  readonly heightPx: number;
}

export function samePlace(one: Place, other: Place): boolean {
  return (
    one.span === other.span && one.widthPx === other.widthPx && one.heightPx === other.heightPx
  );
}

/** Whether both look alike: nothing that one shows is another object in the other. */
export function sameStates(one: StatesPicture, other: StatesPicture): boolean {
  return (
    one.track === other.track &&
    one.layout === other.layout &&
    sameMembers(one.workers, other.workers)
  );
}

/** Likewise. */
export function sameTasks(one: TasksPicture, other: TasksPicture): boolean {
  return (
    one.layout === other.layout &&
    one.work === other.work &&
    one.tasksFromS === other.tasksFromS &&
    one.lanes.length === other.lanes.length &&
    one.lanes.every((lane, index) => sameLane(lane, other.lanes[index]))
  );
}

type TasksLane = TasksPicture['lanes'][number];

function sameLane(one: TasksLane, other: TasksLane | undefined): boolean {
  return one.isTotal === other?.isTotal && sameMembers(one.tasks, other.tasks);
}
