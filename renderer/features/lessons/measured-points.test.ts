import { describe, expect, it } from 'vitest';

import type { LessonPoint } from '../../../contract/lesson.ts';
import { lessonSpec } from '../../../contract/lesson-plan.ts';
import { lessons } from '../../dev/catalogue.ts';
import { runtimeOf } from '../../dev/runtimes.ts';
import { simulateResult } from '../../dev/simulated-result.ts';
import { chartRows } from './chart-rows.ts';
import { measuredPoints } from './measured-points.ts';

const TWO_CORES = { effectiveCores: 2, allowedCores: [0, 1], noAffinityReason: null };

const [lesson] = lessons;
if (lesson === undefined) throw new Error('There is no lesson');

const result = simulateResult(lessonSpec(lesson, runtimeOf('python').id, TWO_CORES), {
  experimentId: 'e1',
  state: 'completed',
  runs: 3,
  noise: 0.05,
  cores: 2,
  warnings: [],
  digestsDiffer: false,
});

describe('what was measured of a lesson', () => {
  const points = measuredPoints(lesson, result, 2);

  it('stands in the order of the axis, each with the figures of its configuration', () => {
    expect(points.map(({ label }) => label)).toEqual(['1', '2', '4', '8']);
    for (const { label, speedup, medianWallMs } of points) {
      const found = result.configurations.find(({ workers }) => String(workers) === label);
      expect(speedup).toBe(found?.speedup);
      expect(medianWallMs).toBe(found?.medianWallMs);
    }
  });

  it('ranges from the slowest to the fastest run, against the median of the baseline', () => {
    const baselineMs = result.configurations[0]?.medianWallMs ?? Number.NaN;
    for (const [index, { speedup, range }] of points.entries()) {
      const walls = result.configurations[index]?.runs.map(({ wallMs }) => wallMs ?? 0) ?? [];
      expect(range?.[0]).toBeCloseTo(baselineMs / Math.max(...walls), 9);
      expect(range?.[1]).toBeCloseTo(baselineMs / Math.min(...walls), 9);
      expect(range?.[0]).toBeLessThanOrEqual(speedup ?? 0);
    }
  });

  it('says nothing of a point that was not run', () => {
    const other: LessonPoint = { label: 'other', strategy: 'async', options: {}, workers: 3 };
    expect(measuredPoints({ points: [other] }, result, 2)).toEqual([
      { label: 'other', speedup: null, range: null, medianWallMs: null, verdict: null },
    ]);
  });

  it('is drawn in doublings', () => {
    const [row] = chartRows(
      [4],
      [{ label: '8', speedup: 2, range: [1, 4], medianWallMs: 10, verdict: null }],
    );
    expect(row).toEqual({
      label: '8',
      predictedLevel: 2,
      measuredLevel: 1,
      rangeLevels: [1, 1],
    });
  });
});
