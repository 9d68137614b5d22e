import { describe, expect, it } from 'vitest';

import type { StatesPicture, TasksPicture } from '../../charts/timeline/draw-lanes.ts';
import { laneLayout } from '../../charts/timeline/lane-layout.ts';
import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import type { RunTrack, TimeTrack } from '../../stores/track/run-track.ts';
import { samePlace, sameStates, sameTasks } from './lane-pictures.ts';

const layout = laneLayout(true, 1);
const work = { workStartS: 0, workEndS: null };
// Told apart as objects only.
const worker = {} as TimeTrack;
const track = {} as RunTrack;
const tasks = {} as TaskLane;

const states: StatesPicture = { track, layout, workers: [worker, null] };
const lane = { tasks: [tasks], isTotal: false };
const picture: TasksPicture = { lanes: [lane], layout, work, tasksFromS: 1 };

describe('sameStates', () => {
  it('looks at the workers, not at the list of them', () => {
    expect(sameStates(states, { ...states, workers: [worker, null] })).toBe(true);
  });

  it.each<[string, Partial<StatesPicture>]>([
    ['newer samples', { track: {} as RunTrack }],
    ['no samples', { track: null }],
    ['another layout', { layout: { ...layout } }],
    ['another worker', { workers: [worker, {} as TimeTrack] }],
    ['a worker less', { workers: [worker] }],
    ['a worker more', { workers: [worker, null, null] }],
    ['another order', { workers: [null, worker] }],
  ])('tells %s', (_, change) => {
    expect(sameStates(states, { ...states, ...change })).toBe(false);
    expect(sameStates({ ...states, ...change }, states)).toBe(false);
  });
});

describe('sameTasks', () => {
  it('looks at the tasks, not at what holds them', () => {
    expect(sameTasks(picture, { ...picture, lanes: [{ ...lane, tasks: [tasks] }] })).toBe(true);
  });

  it.each<[string, Partial<TasksPicture>]>([
    ['newer tasks', { lanes: [{ ...lane, tasks: [{} as TaskLane] }] }],
    ['the first tasks', { lanes: [{ ...lane, tasks: [] }] }],
    ['a total', { lanes: [{ ...lane, isTotal: true }] }],
    ['a lane more', { lanes: [lane, lane] }],
    ['no lanes', { lanes: [] }],
    ['another layout', { layout: { ...layout } }],
    ['the end of the work', { work: { workStartS: 0, workEndS: 2 } }],
    ['another start of the work', { tasksFromS: 2 }],
  ])('tells %s', (_, change) => {
    expect(sameTasks(picture, { ...picture, ...change })).toBe(false);
    expect(sameTasks({ ...picture, ...change }, picture)).toBe(false);
  });
});

describe('samePlace', () => {
  const span = [0, 10] as const;
  const place = { span, widthPx: 100, heightPx: 34 };

  it.each([
    ['the same', {}, true],
    ['another part of the time', { span: [0, 10] as const }, false],
    ['another width', { widthPx: 101 }, false],
    ['another height', { heightPx: 68 }, false],
  ])('tells %s', (_, change, isSame) => {
    expect(samePlace(place, { ...place, ...change })).toBe(isSame);
  });
});
