import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyTasks, overlappingTasks, timesOf } from './arbitrary-tasks.test-support.ts';
import { GrowingTimeline, timelineOf } from './growing-timeline.ts';
import { MAX_ROWS } from './lane-rows.ts';
import type { TaskLane, TaskTimeline } from './task-lanes.ts';

function placesOf({ task }: TaskLane): readonly number[] {
  return Array.from(task, (_, place) => place);
}

function known(receivedNs = NaN): { readonly receivedNs?: number } {
  return Number.isNaN(receivedNs) ? {} : { receivedNs };
}

/** Everything in it, without the room behind the columns. */
function plain(timeline: TaskTimeline): unknown {
  return JSON.parse(
    JSON.stringify(timeline, (_, value: unknown) =>
      ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value,
    ),
  );
}

describe('GrowingTimeline', () => {
  it('has each task once, with its times, in the lane of its worker, ascending by start', () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        const { lanes, ...timeline } = timelineOf(timesOf(tasks), 1);
        expect(timeline.tasks).toBe(tasks.length);
        const found = lanes.flatMap((lane) =>
          placesOf(lane).map((place) => {
            const told = tasks[lane.task[place] ?? NaN];
            expect(lane.startedNs[place]).toBeGreaterThanOrEqual(lane.startedNs[place - 1] ?? 0);
            expect(told).toEqual({
              worker: lane.workerId,
              queuedNs: lane.queuedNs[place],
              startedNs: lane.startedNs[place],
              finishedNs: lane.finishedNs[place],
              ...known(lane.receivedNs[place]),
              error: lane.error[place],
            });
            return lane.task[place];
          }),
        );
        expect(new Set(found).size).toBe(tasks.length);
      }),
    );
  });

  it('equals, told by and by, what it is when all is told at once', () => {
    fc.assert(
      fc.property(anyTasks, fc.array(fc.nat(60), { maxLength: 6 }), (tasks, cuts) => {
        const times = timesOf(tasks);
        const growing = new GrowingTimeline('run-1');
        const ends = [...cuts.map((cut) => Math.min(cut, tasks.length)), tasks.length];
        for (const end of ends.toSorted((left, right) => left - right)) {
          growing.add(times, growing.tasks, end);
          growing.read(1);
        }
        expect(plain(growing.read(1))).toEqual(plain(timelineOf(times, 1)));
      }),
    );
  });

  it('puts tasks that overlap into different rows, and those that follow each other into one', () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        for (const lane of timelineOf(timesOf(tasks), 1).lanes) {
          const endsNs = new Map<number, number>();
          for (const place of placesOf(lane)) {
            const row = lane.row[place] ?? NaN;
            expect(lane.startedNs[place]).toBeGreaterThanOrEqual(endsNs.get(row) ?? 0);
            endsNs.set(row, lane.finishedNs[place] ?? NaN);
          }
          expect(Math.max(...lane.row)).toBe(lane.rows - 1);
          const takesTime = (place: number) =>
            (lane.finishedNs[place] ?? NaN) > (lane.startedNs[place] ?? NaN);
          // A task that took no time needs a row as well, inside another one.
          if (placesOf(lane).every(takesTime)) expect(lane.rows).toBe(lane.index.most);
          else expect(lane.rows).toBeGreaterThanOrEqual(lane.index.most);
        }
      }),
    );
  });

  it('keeps the row of a task when later ones are told', () => {
    fc.assert(
      fc.property(overlappingTasks, fc.nat(60), (tasks, cut) => {
        const rowsAt = (count: number) =>
          timelineOf(timesOf(tasks.slice(0, count)), 1).lanes.flatMap((lane) =>
            placesOf(lane).map((place) => [lane.task[place], lane.row[place]] as const),
          );
        const later = new Map(rowsAt(tasks.length));
        for (const [task, row] of rowsAt(cut)) expect(later.get(task)).toBe(row);
      }),
    );
  });

  it('has no more rows than can be drawn', () => {
    const crowd = Array.from({ length: 200 }, (_, at) => ({
      worker: 0,
      queuedNs: 0,
      startedNs: 0,
      finishedNs: 1e9 + at,
      error: 0,
    }));
    const [lane] = timelineOf(timesOf(crowd), 0).lanes;
    expect(lane).toMatchObject({ rows: MAX_ROWS, index: { most: 200 } });
    const perRow = Array.from(
      { length: MAX_ROWS },
      (_, row) => lane?.row.filter((of) => of === row).length,
    );
    expect(Math.max(...perRow.map(Number))).toBe(4);
  });

  it('reads the same lane where nothing was added to it', () => {
    const growing = new GrowingTimeline('run-1');
    const one = { queuedNs: 0, startedNs: 1, finishedNs: 2, error: 0 };
    const times = timesOf([
      { ...one, worker: 3 },
      { ...one, worker: 1 },
      { ...one, worker: 1, startedNs: 2 },
    ]);
    growing.add(times, 0, 2);
    const before = growing.read(0).lanes;
    growing.add({ ...times, leftOut: 9 }, 2, 3);
    const after = growing.read(0);
    expect(after.lanes.map(({ workerId }) => workerId)).toEqual([1, 3]);
    expect(after.lanes[1]).toBe(before[1]);
    expect(after.lanes[0]).not.toBe(before[0]);
    expect(after).toMatchObject({ leftOut: 9, tasks: 3, errorCodes: ['EACCES', 'ValueError'] });
  });
});
