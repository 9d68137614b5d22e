import { describe, expect, it } from 'vitest';

import { formatBytes } from './bytes.ts';
import { formatDuration, formatElapsed, formatEstimate } from './duration.ts';
import {
  formatCoreCount,
  formatCores,
  formatCount,
  formatPercent,
  formatRate,
  formatShare,
} from './quantity.ts';

describe('what is not known', () => {
  it.each([
    formatBytes,
    formatDuration,
    formatElapsed,
    formatEstimate,
    formatCores,
    formatCount,
    formatPercent,
    formatRate,
    formatShare,
  ])('%o shows a dash, never 0', (format) => {
    expect(format(null)).toBe('–');
    expect(format(Number.NaN)).toBe('–');
    expect(format(0)).not.toBe('–');
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [1024 ** 2 - 1, '1.0 MiB'],
    [23_488_102, '22.4 MiB'],
    [25_340_000_000, '23.6 GiB'],
    [256 * 1024 ** 3, '256.0 GiB'],
    [5e15, '4547.5 TiB'],
  ])('%d bytes', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [0.1823, '0.182 ms'],
    [3.414, '3.41 ms'],
    [41.32, '41.3 ms'],
    [312.4, '312 ms'],
    [999.6, '1.00 s'],
    [5012, '5.01 s'],
    [16_042, '16.0 s'],
    [81_340, '81.3 s'],
    [125_400, '125 s'],
    [600_000, '10 min 00 s'],
    [3_725_000, '1 h 02 min'],
  ])('%d ms', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('formatElapsed', () => {
  it.each([
    [0, '0.0 s'],
    [12_449, '12.4 s'],
    [59_949, '59.9 s'],
    [60_900, '1 min 00 s'],
  ])('%d ms', (ms, text) => {
    expect(formatElapsed(ms)).toBe(text);
  });
});

describe('formatEstimate', () => {
  it.each([
    [300, 'under 1 s'],
    [8400, 'about 8 s'],
    [89_600, 'about 1 min'],
    [1_500_000, 'about 25 min'],
    [7_200_000, 'about 2.0 h'],
  ])('%d ms', (ms, text) => {
    expect(formatEstimate(ms)).toBe(text);
  });
});

describe('quantities', () => {
  it('gives cores two decimals, bounds none they do not need', () => {
    expect(formatCores(1.0234)).toBe('1.02');
    expect(formatCoreCount(2)).toBe('2');
    expect(formatCoreCount(1.5)).toBe('1.5');
  });

  it('keeps a decimal for small shares', () => {
    expect(formatShare(0.021)).toBe('2.1 %');
    expect(formatShare(0.98)).toBe('98 %');
    expect(formatShare(0)).toBe('0 %');
    expect(formatPercent(0.42)).toBe('0.4 %');
  });

  it('groups thousands', () => {
    expect(formatCount(1_000_000)).toBe('1,000,000');
    expect(formatRate(12_345.6)).toBe('12,346 / s');
  });

  it('gives rates three digits', () => {
    expect(formatRate(36.24)).toBe('36.2 / s');
    expect(formatRate(0.417)).toBe('0.42 / s');
  });
});
