import { describe, expect, it } from 'vitest';

import type { Invariant } from '../../../contract/host-protocol.ts';
import { invariantText, invariantTexts } from './invariant-text.ts';

const counter: Invariant = {
  name: 'counter',
  unit: 'increments',
  expected: 200_000,
  actual: 153_211,
  relation: 'equal',
  guaranteed: false,
};

describe('invariantText', () => {
  it('calls lost updates what they are', () => {
    expect(invariantText(counter)).toMatchObject({
      label: 'Lost updates',
      value: '46,789 of 200,000 increments (23 %)',
      holds: false,
    });
  });

  it('says what a counter stood at when nothing was lost, or too much was there', () => {
    expect(invariantText({ ...counter, actual: 200_000 })).toMatchObject({
      label: 'Shared counter',
      value: '200,000 of 200,000 increments',
      holds: true,
    });
    expect(invariantText({ ...counter, actual: 200_001 })).toMatchObject({ holds: false });
  });

  it('knows bounds, counts that should be none, and sums without a unit', () => {
    const inside: Invariant = { ...counter, name: 'inside', unit: 'tasks at once', expected: 2 };
    const atMost = { ...inside, relation: 'at-most' } as const;
    expect(invariantText({ ...atMost, actual: 1 })).toMatchObject({
      label: 'Most inside at once',
      value: '1 of 2 tasks at once',
      holds: true,
    });
    expect(invariantText({ ...atMost, actual: 3 }).holds).toBe(false);
    const early: Invariant = { ...counter, name: 'early', unit: 'tasks', expected: 0, actual: 0 };
    expect(invariantText(early)).toMatchObject({ value: '0 tasks', holds: true });
    const checksum: Invariant = { ...counter, name: 'checksum', unit: '' };
    expect(invariantText(checksum).value).toBe('differs');
    expect(invariantText({ ...checksum, actual: 200_000 }).value).toBe('equal');
  });

  it('names what only the host knows by the host’s own word', () => {
    expect(invariantText({ ...counter, name: 'balance' }).label).toBe('balance');
  });
});

describe('invariantTexts', () => {
  it('explains what nothing protected with main’s words, each with its own', () => {
    const invariants = [{ ...counter, guaranteed: true }, counter, { ...counter, name: 'own' }];
    const warnings = [
      { code: 'others-busy', message: 'Other programs.' },
      { code: 'lost-updates', message: 'A lock keeps them all.' },
      { code: 'lost-updates', message: 'Nothing protects it.' },
    ];
    const tips = invariantTexts({ invariants, warnings }).map(({ tip }) => tip);
    expect(tips.slice(1)).toEqual(['A lock keeps them all.', 'Nothing protects it.']);
    expect(tips[0]).toContain('another worker wrote over');
    expect(invariantTexts({ invariants, warnings: [] })[1]?.tip).toContain('wrote over');
  });
});
