import { describe, expect, it } from 'vitest';

import { plainBatch, plainRun, plainWorker } from '../../dev/plain-batch.ts';
import { GrowingTrack } from '../../stores/track/growing-track.ts';
import type { RunTrack } from '../../stores/track/run-track.ts';
import { testColours } from './colours.test-support.ts';
import { drawArea } from './draw-area.ts';
import { gapsOf } from './draw-hatch.ts';
import { drawStates } from './draw-states.ts';
import { callsOf, recordingPen } from './recording-pen.test-support.ts';
import { stateColumns } from './state-columns.ts';

const STRIP = { leftPx: 0, topPx: 10, heightPx: 20 };

/** Ticks of a second each, ending at these numbers of seconds, on CPU as said. */
function trackOf(ticks: readonly (readonly [endS: number, onCpu: number])[]): RunTrack {
  const track = new GrowingTrack('run-1');
  for (const [endS, onCpu] of ticks) {
    const states = { onCpu, waiting: (1 - onCpu) / 2, blocked: (1 - onCpu) / 2 };
    const batch = plainBatch(endS, {
      ...{ atMs: endS * 1000, elapsedMs: 1000 },
      run: plainRun([plainWorker(0, { states })]),
    });
    if (batch.run !== null) track.add(batch, batch.run);
  }
  return track.read(0);
}

function columnsOf(track: RunTrack, span: readonly [number, number], widthPx: number) {
  const [worker] = track.workers;
  if (worker === undefined) throw new Error('no worker');
  return stateColumns(track, worker, { span, widthPx });
}

describe('stateColumns', () => {
  it('holds each tick for as many pixels as it lasts', () => {
    const { onCpu, runnable } = columnsOf(
      trackOf([
        [1, 1],
        [2, 0.5],
      ]),
      [0, 2],
      4,
    );
    expect([...onCpu]).toEqual([1, 1, 0.5, 0.5]);
    expect([...runnable]).toEqual([1, 1, 0.75, 0.75]);
  });

  it('is a mean by time where a pixel holds several ticks', () => {
    const track = trackOf([
      [1, 1],
      [2, 0],
      [3, 0],
      [4, 0],
    ]);
    expect([...columnsOf(track, [0, 4], 2).onCpu]).toEqual([0.5, 0]);
    expect([...columnsOf(track, [0.5, 2], 1).onCpu][0]).toBeCloseTo(1 / 3);
  });

  it('leaves gaps, which count in no mean', () => {
    const track = trackOf([
      [1, 1],
      [4, 0.5],
    ]);
    expect([...columnsOf(track, [0, 4], 4).onCpu]).toEqual([1, NaN, NaN, 0.5]);
    expect([...columnsOf(track, [0, 4], 2).onCpu]).toEqual([1, 0.5]);
  });
});

describe('drawArea', () => {
  it('has a corner only where the height changes, and is open over gaps', () => {
    const { pen, calls } = recordingPen();
    drawArea(pen, Float32Array.of(0.5, 0.5, 1, NaN, 0.25), STRIP, 'blue');
    expect(calls).toEqual([
      'begin',
      ...['move 0 30', 'line 0 20', 'line 2 20', 'line 2 10', 'line 3 10', 'line 3 30'],
      ...['move 4 30', 'line 4 25', 'line 5 25', 'line 5 30'],
      'fill blue',
    ]);
  });
});

describe('drawStates', () => {
  it('stacks on CPU over waiting over blocked, and hatches gaps between samples', () => {
    const { pen, calls } = recordingPen();
    drawStates(
      pen,
      columnsOf(
        trackOf([
          [1, 1],
          [3, 0.5],
        ]),
        [0, 4],
        4,
      ),
      STRIP,
      testColours(),
    );
    expect(callsOf(calls, 'fill')).toEqual(['fill blocked', 'fill waiting', 'fill onCpu']);
    expect(callsOf(calls, 'rect')).toEqual(['rect 1 10 1 20']);
    expect(callsOf(calls, 'stroke')).toEqual(['stroke hatch']);
  });
});

describe('gapsOf', () => {
  it('finds what lies between what is known, not before or after it', () => {
    expect(gapsOf(Float32Array.of(NaN, 1, NaN, NaN, 1, 1, NaN, 0, NaN))).toEqual([
      [2, 4],
      [6, 7],
    ]);
  });
});
