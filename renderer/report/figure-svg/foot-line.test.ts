import { describe, expect, it } from 'vitest';

import { footLines, footParts } from './foot-line.ts';

const RUN = { kind: 'run', id: 'r1', startedAt: '2026-11-29T23:59:00Z' } as const;
const EXPERIMENT = { kind: 'experiment', id: 'e1', startedAt: '2026-11-28T01:00:00Z' } as const;

describe('footParts', () => {
  it('says what was measured, when and by what', () => {
    expect(footParts([RUN], '0.1.0')).toEqual(['Run r1', '2026-11-29', 'Corelane 0.1.0']);
  });

  it('names everything that a figure is of, and the days between', () => {
    expect(footParts([RUN, EXPERIMENT], '0.1.0')).toEqual([
      'Run r1',
      'Experiment e1',
      '2026-11-28 to 2026-11-29',
      'Corelane 0.1.0',
    ]);
  });

  it('keeps to a line whatever the id is', () => {
    const [subject = ''] = footParts([{ ...RUN, id: 'x'.repeat(10_000) }], '0.1.0');
    expect(subject.length).toBeLessThan(80);
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
