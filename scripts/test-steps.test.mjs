// @ts-check
import { expect, test } from 'vitest';

import { takeReportFile } from './script-options.mjs';
import { inGroups, selectSteps } from './test-steps.mjs';

/** @param {string[]} args */
const namesFor = (...args) => selectSteps(args).map(({ name }) => name);

test('runs everything, the quick ones first', () => {
  expect(namesFor()).toEqual(['types', 'lint', 'python', 'unit', 'e2e', 'packaged']);
});

test('runs side by side what leaves room for others', () => {
  const names = (/** @type {string[]} */ ...args) =>
    inGroups(selectSteps(args)).map((group) => group.map(({ name }) => name));
  expect(names()).toEqual([['types', 'lint', 'python'], ['unit'], ['e2e'], ['packaged']]);
  expect(names('--only', 'types,unit,python')).toEqual([['types', 'python'], ['unit']]);
});

test('runs only what was asked for, in its own order', () => {
  expect(namesFor('--only', 'e2e,unit')).toEqual(['unit', 'e2e']);
  expect(namesFor('--only=python')).toEqual(['python']);
});

test.each([[['--only', 'units']], [['--only']], [['unit']], [['--without', 'unit']]])(
  'refuses %o',
  (args) => {
    expect(() => selectSteps(args)).toThrow('Usage: npm test');
  },
);

test('takes the report file out of the arguments for the runner', () => {
  expect(takeReportFile(['--grep', 'menu', '--report', 'r.json', '-x'])).toEqual({
    reportFile: 'r.json',
    rest: ['--grep', 'menu', '-x'],
  });
  expect(takeReportFile(['-x'])).toEqual({ reportFile: undefined, rest: ['-x'] });
});
