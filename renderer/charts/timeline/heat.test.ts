import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainBatch, plainRun, plainWorker } from '../../dev/plain-batch.ts';
import { GrowingTrack } from '../../stores/track/growing-track.ts';
import type { RunTrack } from '../../stores/track/run-track.ts';
import { drawHeat, heatRowPx, labelStep } from './draw-heat.ts';
import { drawUsers } from './draw-users.ts';
import { coreOrder, heatColumns } from './heat-columns.ts';
import { fillHeatPixels, parseRgb } from './heat-pixels.ts';
import { heatSummary } from './heat-summary.ts';
import { callsOf, recordingPen } from './recording-pen.test-support.ts';
import type { TimelineColours } from './timeline-colours.ts';
import { stackTops, userColumns, usersTopCores } from './user-columns.ts';

interface Tick {
  readonly sequence: number;
  readonly coreBusy: readonly (number | null)[];
  readonly others?: number;
}

/** Ticks of 250 ms; one that is left out is a gap. */
function trackOf(ticks: readonly Tick[]): RunTrack {
  const track = new GrowingTrack('run-1');
  for (const { sequence, coreBusy, others = 0.25 } of ticks) {
    const run = plainRun([plainWorker(0)]);
    track.add(plainBatch(sequence, { coreBusy, othersCoresUsed: others, run }), run);
  }
  return track.read(0);
}

const rowsOf = (values: Float32Array, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, row) => [
    ...values.subarray(row * columns, (row + 1) * columns),
  ]);

describe('heatColumns', () => {
  it('shows each tick for all of its time, a row a core', () => {
    const track = trackOf([
      { sequence: 1, coreBusy: [1, 0] },
      { sequence: 2, coreBusy: [0.5, null] },
    ]);
    expect(rowsOf(heatColumns(track, [0, 0.5], 4, [0, 1]), 4)).toEqual([
      [1, 1, 0.5, 0.5],
      [0, 0, NaN, NaN],
    ]);
    expect(rowsOf(heatColumns(track, [0, 0.5], 2, [1, 0]), 2)[1]).toEqual([1, 0.5]);
  });

  it('leaves gaps and the time after the last tick open', () => {
    const track = trackOf([
      { sequence: 1, coreBusy: [1] },
      { sequence: 3, coreBusy: [0] },
    ]);
    expect([...heatColumns(track, [0, 1], 4, [0])]).toEqual([1, NaN, 0, NaN]);
  });

  it('keeps the mean by time, however coarse the columns are', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 97 }), (busy, columns) => {
        const track = trackOf(
          busy.map((share, index) => ({ sequence: index + 1, coreBusy: [share / 4] })),
        );
        const values = heatColumns(track, [0, busy.length * 0.25], columns, [0]);
        const mean = values.reduce((sum, value) => sum + value, 0) / columns;
        const wanted = busy.reduce((sum, share) => sum + share / 4, 0) / busy.length;
        expect(mean).toBeCloseTo(wanted, 4);
      }),
    );
  });
});

describe('coreOrder', () => {
  it('puts those that share a physical core side by side', () => {
    const siblings = [
      [0, 2],
      [1, 3],
    ];
    expect(coreOrder(4, siblings)).toEqual([0, 2, 1, 3]);
    expect(coreOrder(3, null)).toEqual([0, 1, 2]);
    const hybrid = [[0, 1], [2, 3], [4], [5], [6]];
    expect(coreOrder(7, hybrid)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

describe('fillHeatPixels', () => {
  it('goes from one colour to the other, and leaves out what is not known', () => {
    const pixels = new Uint32Array(4);
    fillHeatPixels(pixels, Float32Array.of(0, 1, 0.5, NaN), [0, 100, 200], [200, 100, 0]);
    expect([...new Uint8Array(pixels.buffer)]).toEqual([
      0, 100, 200, 255, 200, 100, 0, 255, 100, 100, 100, 255, 0, 0, 0, 0,
    ]);
  });

  it('reads computed colours only', () => {
    expect(parseRgb('rgb(12, 34, 56)')).toEqual([12, 34, 56]);
    expect(parseRgb('light-dark(#fff, #000)')).toBeNull();
  });
});

describe('heatRowPx', () => {
  it('is lower the more cores there are, and never too low to be seen', () => {
    expect([1, 8, 16, 32, 64, 128].map(heatRowPx)).toEqual([14, 14, 8, 4, 2, 2]);
    expect(labelStep(heatRowPx(64), 14)).toBe(8);
    expect(labelStep(14, 14)).toBe(1);
  });
});

describe('drawHeat', () => {
  const colours = { ground: 'ground', hatch: 'hatch' };
  const image = 'picture' as unknown as CanvasImageSource;
  const strip = { leftPx: 0, topPx: 10, heightPx: 28, widthPx: 40 };

  it('stretches the picture over the rows, parts them, and hatches the gaps', () => {
    const { pen, calls } = recordingPen();
    drawHeat(pen, { image, rows: 2 }, [[5, 9]], strip, colours);
    expect(callsOf(calls, 'drawImage')).toEqual(['drawImage picture 0 10 40 28']);
    expect(callsOf(calls, 'fillRect')).toEqual(['fillRect ground 0 23 40 1']);
    expect(callsOf(calls, 'rect')).toEqual(['rect 5 10 4 28']);
    expect(pen.imageSmoothingEnabled).toBe(false);
  });

  it('has no room for lines between rows of two pixels', () => {
    const { pen, calls } = recordingPen();
    drawHeat(pen, { image, rows: 14 }, [], strip, colours);
    expect(callsOf(calls, 'fillRect')).toEqual([]);
  });
});

describe('userColumns', () => {
  const track = trackOf([
    { sequence: 1, coreBusy: [1, 1], others: 0.25 },
    { sequence: 2, coreBusy: [1, 1], others: 0.75 },
  ]);

  it('stacks the run, Corelane and the others', () => {
    const { tops } = userColumns(track, stackTops(track), [0, 0.5], 2);
    expect([...tops.run].map((top) => Number(top.toFixed(2)))).toEqual([1.06, 1.06]);
    expect([...tops.monitor].map((top) => Number(top.toFixed(2)))).toEqual([1.08, 1.08]);
    expect([...tops.others].map((top) => Number(top.toFixed(2)))).toEqual([1.33, 1.83]);
  });

  it('tells the peak of a column that holds several ticks', () => {
    const spiky = trackOf(
      [0, 0, 0.9, 0].map((others, index) => ({ sequence: index + 1, coreBusy: [1], others })),
    );
    const { tops, peak } = userColumns(spiky, stackTops(spiky), [0, 1], 1);
    expect(peak[0]).toBeCloseTo(1.98);
    expect(tops.others[0]).toBeCloseTo(1.08 + 0.9 / 4);
    expect(userColumns(spiky, stackTops(spiky), [0, 1], 4).peak[0]).toBeNaN();
  });

  it('has a top that shows little use on many cores, and holds all cores at most', () => {
    const topOf = (others: number, cores: number) =>
      usersTopCores(stackTops(trackOf([{ sequence: 1, coreBusy: [0], others }])), cores);
    expect([0.1, 3, 3.5, 70].map((others) => topOf(others, 64))).toEqual([2, 8, 8, 64]);
    expect(topOf(3, 1)).toBe(1);
  });

  it('is drawn from the top of the stack down, so that each layer shows its own part', () => {
    const { pen, calls } = recordingPen();
    const colours = { onCpu: 'run', server: 'server', monitor: 'monitor', others: 'others' };
    drawUsers(
      pen,
      userColumns(track, stackTops(track), [0, 0.5], 2),
      2,
      strip(),
      colours as TimelineColours,
    );
    expect(callsOf(calls, 'fill')).toEqual([
      'fill others',
      'fill monitor',
      'fill server',
      'fill run',
    ]);
  });

  function strip() {
    return { leftPx: 0, topPx: 0, heightPx: 20 };
  }
});

describe('heatSummary', () => {
  it('names the mean of each core, by time', () => {
    const track = trackOf([
      { sequence: 1, coreBusy: [1, 0] },
      { sequence: 2, coreBusy: [0.5, 0] },
    ]);
    expect(heatSummary(track, [0, 0.5])).toBe(
      'Busy share of each core over time, 0.0 to 0.5 s, on average: core 0 75 %, core 1 0 %.',
    );
  });

  it('names the extremes of many cores', () => {
    const coreBusy = Array.from({ length: 16 }, (_, core) => core / 20);
    expect(heatSummary(trackOf([{ sequence: 1, coreBusy }]), [0, 0.25])).toContain(
      'all 16 cores 38 %, the busiest core 15 75 %, the least busy core 0 0 %',
    );
  });
});
