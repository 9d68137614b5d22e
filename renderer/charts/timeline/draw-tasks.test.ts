import { describe, expect, it } from 'vitest';

import type { TaskTimes } from '../../../contract/task-times.ts';
import { timelineOf } from '../../stores/tasks/growing-timeline.ts';
import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import { testColours } from './colours.test-support.ts';
import { drawTasks, drawTaskTotals } from './draw-tasks.ts';
import { inFlightColumns } from './in-flight-columns.ts';
import { callsOf, recordingPen } from './recording-pen.test-support.ts';
import { timeGeometry } from './time-geometry.ts';

type Times = readonly [
  queuedS: number,
  startedS: number,
  finishedS: number,
  error?: number,
  receivedS?: number,
];

/** A lane of one worker; the work starts a second into the run. */
function laneOf(tasks: readonly Times[]): TaskLane {
  const column = (place: number) => Float64Array.from(tasks, (times) => (times[place] ?? 0) * 1e9);
  const times: TaskTimes = {
    runId: 'run-1',
    task: Uint32Array.from(tasks, (_, index) => index),
    worker: new Uint32Array(tasks.length),
    queuedNs: column(0),
    startedNs: column(1),
    finishedNs: column(2),
    receivedNs: Float64Array.from(tasks, ([, , , , receivedS]) => (receivedS ?? NaN) * 1e9),
    error: Uint16Array.from(tasks, ([, , , error]) => error ?? 0),
    errorCodes: ['HTTP_503'],
  };
  const [lane] = timelineOf(times, WORK_START_S).lanes;
  if (lane === undefined) throw new Error('no lane');
  return lane;
}

const WORK_START_S = 1;
const STRIP = { leftPx: 0, topPx: 0, heightPx: 12, rows: 1 };
const GEOMETRY = timeGeometry([0, 10], 0, 100);

function drawn(lane: TaskLane, geometry = GEOMETRY, strip = STRIP): readonly string[] {
  const { pen, calls } = recordingPen();
  drawTasks(pen, lane, WORK_START_S, geometry, strip, testColours());
  return calls;
}

describe('drawTasks', () => {
  it('draws each task where it ran, neighbours in two shades, a pixel apart', () => {
    const calls = drawn(
      laneOf([
        [0, 0, 2],
        [0, 2, 4],
      ]),
    );
    expect(callsOf(calls, 'rect')).toEqual(['rect 10 0 19 12', 'rect 30 0 19 12']);
    const [, even, odd] = callsOf(calls, 'fill');
    expect([even, odd]).toEqual(['fill task', 'fill taskAlternate']);
  });

  it('draws the wait as a line, from the end of the task before', () => {
    const calls = drawn(
      laneOf([
        [0, 0, 2],
        [1, 5, 6],
      ]),
    );
    const line = calls.indexOf('fill queued');
    expect(callsOf(calls.slice(0, line), 'rect')).toEqual(['rect 30 5 30 2']);
  });

  it('draws the way of a result to the host at the lower edge, so that the next task is seen', () => {
    const calls = drawn(
      laneOf([
        [0, 0, 2, 0, 3],
        [0, 2, 4, 0, 4.1],
      ]),
    );
    const ground = calls.indexOf('fill ground');
    const transfer = calls.indexOf('fill transfer');
    expect(callsOf(calls.slice(0, ground), 'rect').at(-1)).toBe('rect 30 9 10 3');
    // The second one is too short to be seen.
    expect(callsOf(calls.slice(ground, transfer), 'rect')).toEqual(['rect 30 10 10 2']);
    expect(calls.indexOf('fill taskAlternate')).toBeLessThan(ground);
  });

  it('draws what is still on its way from a task that ended before what is shown', () => {
    const lane = laneOf([
      [0, 0, 1, 0, 6],
      [0, 1, 2, 0, 6],
      [0, 8, 9],
    ]);
    const calls = drawn(lane, timeGeometry([5, 9], 0, 100));
    const shades = calls.indexOf('fill failed');
    const bars = callsOf(calls.slice(shades, calls.indexOf('fill ground')), 'rect');
    expect(new Set(bars)).toEqual(new Set(['rect 0 9 50 3']));
  });

  it('draws no transfer where it is not known', () => {
    expect(drawn(laneOf([[0, 0, 2]]))).not.toContain('fill transfer');
  });

  it('draws failed tasks red and hatched', () => {
    const calls = drawn(laneOf([[0, 0, 2, 1]]));
    expect(calls).toContain('fill failed');
    expect(callsOf(calls, 'clip')).toHaveLength(1);
    expect(callsOf(calls, 'stroke')).toEqual(['stroke onTask']);
  });

  it('puts tasks that overlap into rows of their own', () => {
    const calls = drawn(
      laneOf([
        [0, 0, 4],
        [0, 1, 5],
      ]),
      GEOMETRY,
      { ...STRIP, rows: 2 },
    );
    const boxes = calls.slice(calls.indexOf('fill queued'));
    const tops = callsOf(boxes, 'rect').map((call) => call.split(' ')[2]);
    expect(new Set(tops)).toEqual(new Set(['0', '6']));
  });

  it('leaves out what is out of sight', () => {
    const lane = laneOf([
      [0, 0, 1],
      [1, 1, 2],
      [2, 8, 8.5],
    ]);
    const calls = drawn(lane, timeGeometry([2.5, 5], 0, 100));
    expect(callsOf(calls, 'rect').filter((call) => call.endsWith(' 12'))).toHaveLength(1);
  });

  it('draws how busy the worker was where tasks are too narrow, and where some failed', () => {
    const tasks = Array.from({ length: 200 }, (_, task): Times => [
      0,
      task * 0.01,
      task * 0.01 + 0.005,
      task === 100 ? 1 : 0,
      task * 0.01 + 1,
    ]);
    const calls = drawn(laneOf(tasks));
    expect(callsOf(calls, 'rect')).toEqual([]);
    expect(callsOf(calls, 'fill')).toEqual(['fill task']);
    expect(callsOf(calls, 'line')).toContain('line 10 6');
    expect(callsOf(calls, 'fillRect')).toEqual(['fillRect failed 20 0 1 3']);
  });

  it('draws how many are in flight where they are more than there are rows', () => {
    const tasks = Array.from({ length: 10 }, (_, task): Times => [0, task * 0.1, 5]);
    const calls = drawn(laneOf(tasks), GEOMETRY, { ...STRIP, rows: 8 });
    expect(callsOf(calls, 'rect')).toEqual([]);
    expect(callsOf(calls, 'line')).toContain('line 60 0');
  });
});

describe('drawTaskTotals', () => {
  it('is the mean over the workers', () => {
    const { pen, calls } = recordingPen();
    const lanes = [laneOf([[0, 0, 4]]), laneOf([[0, 0, 2]])];
    drawTaskTotals(pen, lanes, WORK_START_S, GEOMETRY, STRIP, testColours());
    expect(callsOf(calls, 'line')).toEqual([
      ...[
        'line 0 12',
        'line 10 12',
        'line 10 0',
        'line 30 0',
        'line 30 6',
        'line 50 6',
        'line 50 12',
      ],
      ...['line 100 12', 'line 100 12'],
    ]);
  });
});

describe('inFlightColumns', () => {
  it('counts tasks by how much of a column they take', () => {
    const lane = laneOf([
      [0, 0.5, 3],
      [0, 1, 2],
    ]);
    const geometry = { span: [1, 5], widthPx: 4 } as const;
    const { inFlight } = inFlightColumns(lane, WORK_START_S, geometry, { first: 0, end: 2 });
    expect([...inFlight]).toEqual([0.5, 2, 1, 0]);
  });
});
