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

describe('drawGrid', () => {
  it('draws a line at each number of the axis', () => {
    const { pen, calls } = recordingPen();
    drawGrid(pen, GEOMETRY, 50, testColours());
    expect(callsOf(calls, 'fillRect')[1]).toBe('fillRect line 80 0 1 50');
    expect(calls).toHaveLength(6);
  });
});
