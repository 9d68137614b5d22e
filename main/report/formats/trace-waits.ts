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
export const MAX_WAIT_LANES = 64;

type TimesColumn = 'queuedNs' | 'startedNs' | 'finishedNs' | 'receivedNs';

/** Something that tasks wait for. */
export interface WaitKind {
  /** Of its events, and the name of their track. */
  readonly category: string;
  readonly name: string;
  readonly counter: string;
  readonly from: TimesColumn;
  readonly to: TimesColumn;
}

/** From being handed over to being begun. */
export const QUEUE: WaitKind = {
  category: 'queue',
  name: 'waiting in the queue',
  counter: 'tasks waiting',
  from: 'queuedNs',
  to: 'startedNs',
};

/** From the end in the worker to the result being in the host, where that is known. */
export const TRANSFER: WaitKind = {
  category: 'transfer',
  name: 'on the way to the host',
  counter: 'results on the way',
  from: 'finishedNs',
  to: 'receivedNs',
};

/**
 * How long tasks waited for something: the number of those that wait, and, where they are few at a time,
 * each of them in a category of its own.
 */
export function* waitEvents(
  kind: WaitKind,
  tasks: TaskTimes,
  track: Track,
  clock: RunClock,
): Generator<TraceEvent, void, undefined> {
  const { category: cat, name } = kind;
  const waits = waitsOf(kind, tasks, clock);
  if (waits.length === 0) return;
  yield* waitingCounter(kind, waits, track);
  const lanes = lanesOf(waits);
  if (lanes.some((lane) => lane >= MAX_WAIT_LANES)) return;
  yield nameEvent(track, 'thread_name', cat);
  for (const [index, wait] of waits.entries()) {
    const id = `${track.pid}.${cat}.${lanes[index] ?? 0}`;
    yield* asyncEvents(track, wait, { name, cat, id, args: { task: wait.task } });
  }
}

interface Wait extends Stretch {
  readonly task: number;
}

function waitsOf({ from, to }: WaitKind, tasks: TaskTimes, clock: RunClock): readonly Wait[] {
  const waits: Wait[] = [];
  for (const [place, task] of tasks.task.entries()) {
    const startNs = clock.ofWork(tasks[from][place] ?? 0);
    const endNs = clock.ofWork(tasks[to][place] ?? 0);
    if (endNs > startNs) waits.push({ startNs, endNs, task });
  }
  return waits.sort(byStart);
}

/** One event for each time at which the number changes. */
function* waitingCounter(
  { counter }: WaitKind,
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
    yield counterEvent(track, atNs, counter, { tasks: begun - ended });
  }
}
