import { expect, it } from 'vitest';

import { formatBytes, formatCores, formatMs, formatShareOfCore } from './quantities.ts';

it.each([
  [null, '–'],
  [0, '0.00 ms'],
  [0.4217, '0.42 ms'],
  [62.4, '62 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [5_210, '5.21 s'],
  [119_960, '2 min 00 s'],
  [125_300, '2 min 05 s'],
])('%s ms is %s', (durationMs, text) => {
  expect(formatMs(durationMs)).toBe(text);
});

it.each([
  [null, '–'],
  [0, '0 bytes'],
  [1_023, '1,023 bytes'],
  [1_024, '1.0 KiB'],
  [35_651_584, '34.0 MiB'],
  [5 * 1024 ** 5, '5120.0 TiB'],
])('%s bytes are %s', (sizeBytes, text) => {
  expect(formatBytes(sizeBytes)).toBe(text);
});

it('never writes a core count without what it is out of', () => {
  expect(formatCores(1.016, 2)).toBe('1.02 of 2');
  expect(formatCores(1.016, 1.5)).toBe('1.02 of 1.50');
  expect(formatCores(null, 2)).toBe('–');
  expect(formatShareOfCore(0.0213)).toBe('2.1 % of one core');
});
