import { describe, expect, it } from 'vitest';

import type { RunCurve } from '../../../contract/history.ts';
import { coresLines } from '../compare/result/overlay-lines.ts';
import { overlaidRuns } from './overlaid-runs.ts';

function curve(runId: string, label: string, logicalCores = 2): RunCurve {
  return {
    runId,
    label,
    atS: Float64Array.from([-0.5, 0, 1]),
    coresUsed: Float64Array.from([0.1, Number.NaN, 2]),
    memoryBytes: new Float64Array(3).fill(Number.NaN),
    memoryKind: 'rss',
    wallMs: 1000,
    bases: { logicalCores, effectiveCores: 2 },
  };
}

const curves = [
  curve('a', 'threads × 2 (1)'),
  curve('b', 'sequential'),
  curve('c', 'threads × 2 (2)', 8),
];

describe('overlaidRuns', () => {
  it('gives each its own colour, and its curve with the gaps left open', () => {
    const lines = coresLines(curves, overlaidRuns(curves), 'cores');
    expect(lines.map(({ colour }) => colour)).toEqual([0, 1, 2]);
    expect(lines[2]?.points.map(({ value }) => value)).toEqual([0.1, null, 2]);
  });

  it('takes for each the machine that it ran on', () => {
    const lines = coresLines(curves, overlaidRuns(curves), 'of-machine');
    expect(lines.map(({ points }) => points.at(-1)?.value)).toEqual([100, 100, 25]);
  });
});
