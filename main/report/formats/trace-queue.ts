import type { TaskTimes } from '../../../contract/task-times.ts';
import { byStart, lanesOf, type Stretch } from './task-lanes.ts';
import type { RunClock } from './trace-clock.ts';
import {
  asyncEvents,
  counterEvent,
  nameEvent,
  type TraceEvent,
  type Track,
} from './trace-events.ts';

/** More rows of waiting tasks than this nobody reads; how many waited is told in any case. */
export const MAX_QUEUE_LANES = 64;

const NAME = 'waiting in the queue';

/**
 * How long tasks waited from being handed over to being begun: the number of those that wait, and,
 * where they are few at a time, each of them in a category of its own.
 */
export function* queueEvents(
  tasks: TaskTimes,
  track: Track,
  clock: RunClock,
): Generator<TraceEvent, void, undefined> {
  const waits = waitsOf(tasks, clock);
  if (waits.length === 0) return;
  yield* waitingCounter(waits, track);
  const lanes = lanesOf(waits);
  if (lanes.some((lane) => lane >= MAX_QUEUE_LANES)) return;
  yield nameEvent(track, 'thread_name', 'queue');
  for (const [index, wait] of waits.entries()) {
    const id = `${track.pid}.queue.${lanes[index] ?? 0}`;
    yield* asyncEvents(track, wait, { name: NAME, cat: 'queue', id, args: { task: wait.task } });
  }
}

interface Wait extends Stretch {
  readonly task: number;
}

function waitsOf({ task, queuedNs, startedNs }: TaskTimes, clock: RunClock): readonly Wait[] {
  const waits: Wait[] = [];
  for (const [place, index] of task.entries()) {
    const startNs = clock.ofWork(queuedNs[place] ?? 0);
    const endNs = clock.ofWork(startedNs[place] ?? 0);
    if (endNs > startNs) waits.push({ startNs, endNs, task: index });
  }
  return waits.sort(byStart);
}

/** One event for each time at which the number changes. */
function* waitingCounter(
  waits: readonly Wait[],
  track: Track,
): Generator<TraceEvent, void, undefined> {
  const starts = Float64Array.from(waits, ({ startNs }) => startNs);
  const ends = Float64Array.from(waits, ({ endNs }) => endNs).sort();
  let [begun, ended] = [0, 0];
  while (ended < ends.length) {
    const atNs = Math.min(starts[begun] ?? Number.POSITIVE_INFINITY, ends[ended] ?? 0);
    while (starts[begun] === atNs) begun += 1;
    while (ends[ended] === atNs) ended += 1;
    yield counterEvent(track, atNs, 'tasks waiting', { tasks: begun - ended });
  }
}
