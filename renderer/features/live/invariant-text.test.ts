import { describe, expect, it } from 'vitest';

import type { Invariant } from '../../../contract/host-protocol.ts';
import { invariantText } from './invariant-text.ts';

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
