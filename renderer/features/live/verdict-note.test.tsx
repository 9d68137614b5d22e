import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import type { Evidence, Verdict } from '../../../contract/verdict.ts';
import { evidenceText, thresholdText } from './evidence-text.ts';
import { VerdictNote } from './verdict-note.tsx';

const evidence: Evidence = {
  name: 'coresUsed',
  label: 'Cores used',
  value: 1.0243,
  unit: 'cores',
  threshold: { relation: 'at-most', value: 1.15 },
};

const verdict: Verdict = {
  id: 'gil-bound',
  sentence: 'The GIL let one thread run at a time.',
  evidence: [evidence],
  next: 'Try processes.',
  also: [{ id: 'oversubscribed', sentence: 'More workers than cores.' }],
  unknown: ['Whether the memory bus was the limit.'],
};

describe('evidence', () => {
  it.each([
    [1.0243, 'cores', '1.02 cores'],
    [4, '', '4'],
    [74.25, '%', '74.3 %'],
    [16_042.4, 'ms', '16,042 ms'],
    [0, '%', '0 %'],
    [0.00421, '', '0.00421'],
    [Number.NaN, 'ms', '–'],
  ])('%d %s', (value, unit, text) => {
    expect(evidenceText({ value, unit })).toBe(text);
  });

  it('says what it was held against, if it was', () => {
    expect(thresholdText(evidence)).toBe('at most 1.15 cores');
    expect(thresholdText({ ...evidence, threshold: null })).toBe('–');
  });
});

describe('VerdictNote', () => {
  it('says what limited the run, what to try, on what it rests, and what it could not know', () => {
    const html = renderToString(<VerdictNote verdict={verdict} />);
    for (const part of [
      'GIL-bound',
      verdict.sentence,
      verdict.next,
      '1.02 cores',
      'at most 1.15 cores',
      'More workers than cores.',
      'Whether the memory bus',
    ]) {
      expect(html).toContain(part);
    }
    expect(html).toContain('<details class="verdict-why"><summary>');
  });

  it('leaves out what there is not', () => {
    const plain = { ...verdict, also: [], unknown: [], evidence: [], next: '' };
    const html = renderToString(<VerdictNote verdict={plain} />);
    expect(html).not.toContain('Also matched');
    expect(html).not.toContain('Could not be known');
    expect(html).not.toContain('Try next');
    expect(html).not.toContain('<table');
  });
});
