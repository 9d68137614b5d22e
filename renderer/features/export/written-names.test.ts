import { expect, it } from 'vitest';

import { writtenNames } from './written-names.ts';

it('names files, and counts those in a folder of their own', () => {
  const inside = ['a-figures/core-use.png', 'a-figures/memory.png', 'b-figures/core-use.png'];
  const paths = ['a.html', 'a-runs.csv', ...inside].map((name) => `/home/ada/reports/${name}`);
  expect(writtenNames(paths, '/home/ada/reports')).toEqual([
    ...['a.html', 'a-runs.csv', 'a-figures (2 files)', 'b-figures (1 file)'],
  ]);
});

it.each([
  [String.raw`C:\reports\a-figures\b.png`, String.raw`C:\reports`, 'a-figures (1 file)'],
  [String.raw`D:\a.html`, 'D:\\', 'a.html'],
  ['/a.html', '/', 'a.html'],
])('knows %s in %s', (path, folder, name) => {
  expect(writtenNames([path], folder)).toEqual([name]);
});
