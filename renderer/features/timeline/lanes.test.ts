import { describe, expect, it } from 'vitest';

import { laneLayout } from '../../charts/timeline/lane-layout.ts';
import { plainBatch, plainRun, plainWorker } from '../../dev/plain-batch.ts';
import { GrowingTrack } from '../../stores/track/growing-track.ts';
import { formatMoment, formatSpan } from './format-moment.ts';
import { ticksOfWorkers } from './lanes.ts';
import { timelineNotes } from './timeline-notes.ts';
import { laneWindow } from './use-lane-window.ts';

describe('laneWindow', () => {
  it('covers what is in sight and a little more, never more than there are', () => {
    expect(laneWindow(0, 320, 4, 32)).toEqual({ first: 0, end: 4 });
    expect(laneWindow(0, 320, 256, 32)).toEqual({ first: 0, end: 14 });
    expect(laneWindow(3200, 320, 256, 32)).toEqual({ first: 97, end: 114 });
    expect(laneWindow(256 * 32 - 320, 320, 256, 32)).toEqual({ first: 242, end: 256 });
  });
});

describe('laneLayout', () => {
  it('is of one height however many tasks run at a time, once there are several', () => {
    expect(laneLayout(true, 2).lanePx).toBe(laneLayout(true, 60).lanePx);
    expect(laneLayout(true, 60).taskRows).toBe(8);
    expect(laneLayout(true, 1).lanePx).toBeLessThan(laneLayout(true, 2).lanePx);
  });

  it('leaves out the strip that would be empty', () => {
    expect(laneLayout(false, 1)).toMatchObject({ statesPx: 0, tasksTopPx: 4 });
    expect(laneLayout(true, 0).tasksPx).toBe(0);
  });
});

describe('ticksOfWorkers', () => {
  it('counts from the first worker, however long the start takes', () => {
    const growing = new GrowingTrack('run-1');
    const runs = [[], [], [], [], [plainWorker(0)], [plainWorker(0)]].map((of) => plainRun(of));
    const counts = runs.map((run, tick) => {
      growing.add(plainBatch(tick + 1, { run }), run);
      return ticksOfWorkers(growing.read(0));
    });
    expect(counts).toEqual([0, 0, 0, 0, 1, 2]);
    expect(ticksOfWorkers(null)).toBe(0);
  });
});

describe('moments', () => {
  it('are as exact as the picture', () => {
    expect(formatMoment(3.2, 12)).toBe('3.20');
    expect(formatMoment(3.2, 0.001)).toBe('3.200000');
    expect(formatSpan([2, 4.5])).toBe('2.00–4.50 s');
    expect(formatSpan([0, 12])).toBe('0.0–12.0 s');
  });
});

describe('timelineNotes', () => {
  const facts = { isOpen: false, ticks: 10, hasStates: true, tasks: null, error: null };

  it('say what is not shown', () => {
    expect(timelineNotes({ ...facts, isOpen: true })).toEqual([]);
    expect(timelineNotes(facts)).toEqual(['No tasks: their times were not told, or not kept.']);
    expect(timelineNotes({ ...facts, isOpen: true, hasStates: false })[0]).toMatch(
      /^States are not available/,
    );
    const others = { areOthersMissing: true, areOthersSummed: true };
    expect(timelineNotes({ ...facts, isOpen: true, ...others })[0]).toMatch(
      /^Other threads are not recorded/,
    );
    expect(
      timelineNotes({ ...facts, isOpen: true, ...others, areOthersMissing: false })[0],
    ).toMatch(/^More than 256 names/);
    expect(timelineNotes({ ...facts, isOpen: true, isCoarser: true })[0]).toMatch(/^So long a run/);
    expect(timelineNotes({ ...facts, isOpen: true, isCoarser: false })[0]).toMatch(/^Here is each/);
    const samplesError = { code: 'history-unreadable', message: 'The history can’t be read.' };
    expect(timelineNotes({ ...facts, isOpen: true, isCoarser: true, samplesError })[0]).toBe(
      'Older samples are drawn more coarsely. The history can’t be read.',
    );
    const error = { code: 'internal', message: 'The history could not be read.' };
    expect(timelineNotes({ ...facts, error })).toEqual([error.message]);
  });
});
