import { describe, expect, it } from 'vitest';

import { testColours } from './colours.test-support.ts';
import { drawAxis, drawGrid } from './draw-axis.ts';
import { callsOf, recordingPen } from './recording-pen.test-support.ts';
import { timeGeometry } from './time-geometry.ts';

const GEOMETRY = timeGeometry([0, 10], 0, 400);

describe('drawAxis', () => {
  it('writes round moments and names the marks in sight', () => {
    const { pen, calls } = recordingPen();
    drawAxis(pen, GEOMETRY, { workStartS: 1, workEndS: 12 }, testColours());
    const texts = callsOf(calls, 'text').map((call) => call.split(' ').slice(1, -2).join(' '));
    expect(texts).toEqual(['0', '2', '4', '6', '8', '10', 'work starts']);
    expect(callsOf(calls, 'stroke')).toHaveLength(1);
  });
});

describe('the names of the marks', () => {
  const places = (workStartS: number, workEndS: number) => {
    const { pen, calls } = recordingPen();
    drawAxis(pen, GEOMETRY, { workStartS, workEndS }, testColours());
    const names = callsOf(calls, 'text').filter((call) => call.includes('work'));
    return names.map((call) => Number(call.split(' ').at(-2)));
  };

  it('stand behind their lines, at the edge before', () => {
    expect(places(1, 9)).toEqual([43, 357]);
  });

  it('stand on both sides of work that is too short for them', () => {
    expect(places(4, 5)).toEqual([157, 203]);
  });

  it('stay in sight', () => {
    expect(places(0.5, 9.9)[0]).toBe(23);
  });
});

describe('drawGrid', () => {
  it('draws a line at each number of the axis', () => {
    const { pen, calls } = recordingPen();
    drawGrid(pen, GEOMETRY, 50, testColours());
    expect(callsOf(calls, 'fillRect')[1]).toBe('fillRect line 80 0 1 50');
    expect(calls).toHaveLength(6);
  });
});
