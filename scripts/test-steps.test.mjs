// @ts-check
import { expect, test } from 'vitest';

import { takeReportFile } from './script-options.mjs';
import { selectSteps } from './test-steps.mjs';

/** @param {string[]} args */
const namesFor = (...args) => selectSteps(args).map(({ name }) => name);

test('runs everything, the quick ones first', () => {
  expect(namesFor()).toEqual(['types', 'lint', 'unit', 'python', 'e2e']);
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
