import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CommandResult } from './command.ts';
import { commandPhases } from './command-phases.ts';

const WALL_MS = 5000;

function phasesOf(moments: CommandResult['moments'], wallMs: number | null = WALL_MS) {
  return commandPhases({ command: { moments } as CommandResult, wallMs });
}

describe('commandPhases', () => {
  it('lasts from mark to mark, and to the end', () => {
    const marks = [
      { name: 'compute', atNs: 1.5e9 },
      { name: 'load', atNs: 0.5e9 },
    ];
    expect(phasesOf(marks)).toEqual([
      { name: 'load', startMs: 500, durationMs: 1000 },
      { name: 'compute', startMs: 1500, durationMs: 3500 },
    ]);
    expect(phasesOf(marks, null)[1]?.durationMs).toBeNull();
    expect(phasesOf([{ name: 'late', atNs: 6e9 }])[0]?.durationMs).toBe(0);
  });

  it('has none without marks', () => {
    expect(phasesOf([])).toEqual([]);
    expect(commandPhases({ command: null, wallMs: 1 })).toEqual([]);
    expect(commandPhases({ wallMs: 1 })).toEqual([]);
  });

  it('adds up to the time behind the first mark', () => {
    const moment = fc.record({
      name: fc.string(),
      atNs: fc.integer({ min: 0, max: WALL_MS * 1e6 }),
    });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1 }), (marks) => {
        const phases = phasesOf(marks);
        const sumMs = phases.reduce((sum, { durationMs }) => sum + (durationMs ?? NaN), 0);
        expect(sumMs).toBeCloseTo(WALL_MS - (phases[0]?.startMs ?? NaN), 3);
        expect(phases).toHaveLength(marks.length);
      }),
    );
  });
});
