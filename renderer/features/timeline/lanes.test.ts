import { describe, expect, it } from 'vitest';

import { laneLayout } from '../../charts/timeline/lane-layout.ts';
import { formatMoment, formatSpan } from './format-moment.ts';
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
    const error = { code: 'internal', message: 'The history could not be read.' };
    expect(timelineNotes({ ...facts, error })).toEqual([error.message]);
  });
});
