import { describe, expect, it } from 'vitest';

import { type FigureSubject, footLines, footParts } from './foot-line.ts';

const RUN: FigureSubject = {
  kind: 'run',
  id: 'r1',
  name: 'Primes: Threads × 2',
  startedAt: '2026-11-29T23:59:00Z',
};
const EXPERIMENT: FigureSubject = {
  kind: 'experiment',
  id: 'e1',
  name: 'Pools',
  startedAt: '2026-11-28T01:00:00Z',
};

describe('footParts', () => {
  it('says what was measured, when and by what', () => {
    expect(footParts([RUN], '0.1.0')).toEqual([
      'Primes: Threads × 2',
      'Run r1',
      '2026-11-29',
      'Corelane 0.1.0',
    ]);
  });

  it('names everything that a figure is of, and the days between', () => {
    expect(footParts([RUN, EXPERIMENT], '0.1.0')).toEqual([
      'Primes: Threads × 2',
      'Run r1',
      'Pools',
      'Experiment e1',
      '2026-11-28 to 2026-11-29',
      'Corelane 0.1.0',
    ]);
  });

  it('keeps to a line whatever the id and the name are', () => {
    const long = '🚀'.repeat(10_000);
    const parts = footParts([{ ...RUN, id: long, name: long }], '0.1.0');
    for (const part of parts) expect(Array.from(part).length).toBeLessThan(90);
    // Nothing is cut inside a character.
    expect(parts.join('')).not.toMatch(/\p{Cs}/u);
  });

  it('says at least the program', () => {
    expect(footParts([], '0.1.0')).toEqual(['Corelane 0.1.0']);
  });
});

describe('footLines', () => {
  const widthOf = (text: string) => text.length;

  it('is one line where there is room', () => {
    expect(footLines(['abc', 'def'], 9, widthOf)).toEqual(['abc · def']);
  });

  it('breaks between parts, and never leaves one out', () => {
    expect(footLines(['abc', 'def', 'ghijklmnop'], 8, widthOf)).toEqual([
      'abc',
      'def',
      'ghijklmnop',
    ]);
  });
});
