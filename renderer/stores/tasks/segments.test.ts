import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TimeSpan } from '../../charts/time-span.ts';
import { anySpan, anyTasks, timesOf, WORK_START_S } from './arbitrary-tasks.test-support.ts';
import { timelineOf } from './growing-timeline.ts';
import { type LaneSegments, segmentsOf } from './segments.ts';
import type { TaskLane } from './task-lanes.ts';

type Quantised = Extract<LaneSegments, { kind: 'quantised' }>;

/** In seconds, each task for itself. */
function overlapS(lane: TaskLane, [startS, endS]: TimeSpan): number {
  let sumS = 0;
  for (const [place, startedNs] of lane.startedNs.entries()) {
    const fromS = WORK_START_S + startedNs / 1e9;
    const toS = WORK_START_S + (lane.finishedNs[place] ?? NaN) / 1e9;
    sumS += Math.max(0, Math.min(endS, toS) - Math.max(startS, fromS));
  }
  return sumS;
}

/** Narrow enough for there to be no room for tasks one by one. */
function quantised(lane: TaskLane, span: TimeSpan, widthPx: number): Quantised | null {
  const segments = segmentsOf(lane, WORK_START_S, span, widthPx);
  return segments.kind === 'quantised' ? segments : null;
}

/** Edges of spans fall on times of tasks: half a nanosecond tells on which side these are. */
function moved([startS, endS]: TimeSpan): TimeSpan {
  return [startS + 5e-10, endS + 5e-10];
}

function endedIn(lane: TaskLane, [startS, endS]: TimeSpan, isCounted: (place: number) => boolean) {
  return lane.finishedNs.filter((finishedNs, place) => {
    const toS = WORK_START_S + finishedNs / 1e9;
    return toS > startS && toS <= endS && isCounted(place);
  }).length;
}

describe('segmentsOf, where there is no room', () => {
  it('spreads as much time over the columns as the tasks spent in the span', () => {
    let strips = 0;
    fc.assert(
      fc.property(anyTasks, anySpan, fc.integer({ min: 1, max: 12 }), (tasks, edges, widthPx) => {
        const span = moved(edges);
        for (const lane of timelineOf(timesOf(tasks), WORK_START_S).lanes) {
          const strip = quantised(lane, span, widthPx);
          if (strip === null) continue;
          strips += 1;
          const columnS = (span[1] - span[0]) / widthPx;
          const busyS = strip.busy.reduce((sum, share) => sum + share, 0) * columnS;
          expect(busyS * lane.index.most).toBeCloseTo(overlapS(lane, span), 5);
          expect(Math.min(...strip.busy)).toBeGreaterThanOrEqual(-1e-6);
          expect(Math.max(...strip.busy)).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
    );
    expect(strips).toBeGreaterThan(50);
  });

  it('gives each column its own share, and counts what ended and what failed', () => {
    fc.assert(
      fc.property(anyTasks, anySpan, fc.integer({ min: 1, max: 10 }), (tasks, edges, widthPx) => {
        const span = moved(edges);
        for (const lane of timelineOf(timesOf(tasks), WORK_START_S).lanes) {
          const strip = quantised(lane, span, widthPx);
          if (strip === null) continue;
          const columnS = (span[1] - span[0]) / widthPx;
          for (const [column, share] of strip.busy.entries()) {
            const startS = span[0] + column * columnS;
            const of: TimeSpan = [startS, startS + columnS];
            expect(share).toBeCloseTo(overlapS(lane, of) / columnS / lane.index.most, 5);
          }
          const sum = (counts: Iterable<number>) =>
            [...counts].reduce((left, right) => left + right);
          expect(sum(strip.count)).toBe(endedIn(lane, span, () => true));
          expect(sum(strip.failed)).toBe(endedIn(lane, span, (place) => lane.error[place] !== 0));
        }
      }),
    );
  });
});

describe('segmentsOf, where there is room', () => {
  it('names every task that touches the span', () => {
    fc.assert(
      fc.property(anyTasks, anySpan, (tasks, span) => {
        for (const lane of timelineOf(timesOf(tasks), WORK_START_S).lanes) {
          const segments = segmentsOf(lane, WORK_START_S, span, 1000);
          if (segments.kind !== 'exact') throw new Error('there is room');
          const { first, end } = segments;
          for (const [place, startedNs] of lane.startedNs.entries()) {
            const fromS = WORK_START_S + startedNs / 1e9;
            const toS = WORK_START_S + (lane.finishedNs[place] ?? NaN) / 1e9;
            const touches = fromS < span[1] - 1e-9 && toS > span[0] + 1e-9;
            if (touches) expect(place >= first && place < end).toBe(true);
          }
        }
      }),
    );
  });

  it('leaves out what ended before, and what begins later', () => {
    const tasks = Array.from({ length: 1000 }, (_, at) => ({
      worker: 0,
      queuedNs: 0,
      startedNs: at * 1e6,
      finishedNs: at * 1e6 + 9e5,
      error: 0,
    }));
    const [lane] = timelineOf(timesOf(tasks), WORK_START_S).lanes;
    if (lane === undefined) throw new Error('no lane');
    expect(segmentsOf(lane, WORK_START_S, [1.1002, 1.1042], 10)).toEqual({
      kind: 'exact',
      first: 100,
      end: 105,
    });
    expect(segmentsOf(lane, WORK_START_S, [1.1002, 1.1042], 9).kind).toBe('quantised');
    expect(segmentsOf(lane, WORK_START_S, [0, 0.9], 10)).toEqual({
      kind: 'exact',
      first: 0,
      end: 0,
    });
    expect(segmentsOf(lane, WORK_START_S, [5, 6], 10)).toEqual({
      kind: 'exact',
      first: 1000,
      end: 1000,
    });
  });
});
