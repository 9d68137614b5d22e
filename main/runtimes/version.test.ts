import { describe, expect, it } from 'vitest';

import { compareVersions, matchesVersion, tooOldReason } from './version.ts';

describe('compareVersions', () => {
  it.each([
    ['3.9.18', '3.10.1'],
    ['3.14.0rc1', '3.14.0'],
    ['3.14.0a7', '3.14.0rc1'],
    ['3.14.0rc2', '3.14.0rc10'],
    ['18.20.0', '20.1.0'],
    ['3.9', '3.9.1'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
    expect(compareVersions(newer, newer)).toBe(0);
  });
});

describe('matchesVersion', () => {
  it.each([
    ['3.11.7', '3.11', true],
    ['3.11.7', '3.11.7', true],
    ['3.11.7', '3', true],
    ['3.11.7', '3.1', false],
    ['20.20.2', '2', false],
  ])('%s for %s: %s', (version, wanted, expected) => {
    expect(matchesVersion(version, wanted)).toBe(expected);
  });
});

describe('tooOldReason', () => {
  it.each([
    ['python', '3.6.15', 'Python 3.6.15 is too old: Corelane needs 3.9 or newer.'],
    ['python', '2.7.18', 'Python 2.7.18 is too old: Corelane needs 3.9 or newer.'],
    ['node', '16.20.2', 'Node.js 16.20.2 is too old: Corelane needs 18 or newer.'],
    ['python', '3.9.0', null],
    ['python', '3.14.0rc1', null],
    ['node', '18.0.0', null],
  ] as const)('%s %s', (kind, version, reason) => {
    expect(tooOldReason(kind, version)).toBe(reason);
  });
});
