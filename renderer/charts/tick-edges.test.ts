import { expect, it } from 'vitest';

import type { ChartPoint } from '../stores/chart-view.ts';
import { withTickEdges } from './tick-edges.ts';

/** A tick of a quarter of a second. */
function point(atS: number, cores: number | null): ChartPoint {
  const users = { workers: cores, runtime: cores, server: cores, monitor: cores, others: cores };
  return { atS, fromS: atS - 0.25, ...users };
}

const drawn = (points: readonly ChartPoint[]) =>
  withTickEdges(points).map(({ atS, workers }) => [atS, workers]);

it('leaves a line without gaps as it is', () => {
  const points = [point(1, 0.5), point(1.25, 0.5), point(1.5, 0.5)];
  expect(withTickEdges(points)).toEqual(points);
});

it('gives a tick between two gaps its width', () => {
  expect(drawn([point(1, 0.5), point(1.5, null), point(2, 0.75), point(2.5, null)])).toEqual([
    [1, 0.5],
    [1.5, null],
    [1.75, 0.75],
    [2, 0.75],
    [2.5, null],
  ]);
});

it('goes back to no place that was passed already', () => {
  expect(drawn([point(1.9, null), point(2, 0.75)])).toEqual([
    [1.9, null],
    [2, 0.75],
  ]);
});

it('leaves nothing out where a long tick begins where the last one ended, whatever the rounding', () => {
  const missing = { ...point(1.2, null), fromS: 1.2 };
  const long = { ...point(2.9, 0.75), fromS: 1.2 - 1e-12 };
  expect(drawn([point(1.2, 0.5), missing, long])).toEqual([
    [1.2, 0.5],
    [1.2, null],
    [1.2, 0.75],
    [2.9, 0.75],
  ]);
});
