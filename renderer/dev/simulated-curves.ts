import type { RunCurve } from '../../contract/history.ts';
import { noise } from './simulated-runs.ts';

const POINTS = 60;

/** Cores and memory of a simulated run, with a gap in it. */
export function simulateCurve(runId: string, index: number): RunCurve {
  const wallS = index === 0 ? 1.64 : 1.64 / Math.min(2, 1 + index * 0.2);
  const top = index === 0 ? 1 : Math.min(1.95, 1 + index * 0.24);
  const atS = Float64Array.from(
    { length: POINTS },
    (_, tick) => -0.3 + (tick / POINTS) * (wallS + 0.4),
  );
  const isWork = (at: number) => at >= 0 && at <= wallS;
  return {
    runId,
    label: runId,
    atS,
    coresUsed: atS.map((at, tick) =>
      index === 2 && tick > 25 && tick < 30
        ? Number.NaN
        : isWork(at)
          ? top * (0.96 + 0.05 * noise(tick, index))
          : 0.3 * noise(tick, index),
    ),
    memoryBytes: atS.map((at) => (17.8e6 + index * 9e6) * (isWork(at) ? 1 : 0.8)),
    memoryKind: 'pss',
    wallMs: wallS * 1000,
    bases: { logicalCores: 2, effectiveCores: 2 },
  };
}
