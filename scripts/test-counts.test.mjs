// @ts-check
import { expect, test } from 'vitest';

import {
  countPlaywright,
  countPython,
  countVitest,
  judge,
  sum,
  summaryLine,
} from './test-counts.mjs';

// Recorded from one file with a passed, a failed, a skipped and a planned test, and one file that
// imports a module that does not exist.
const VITEST_REPORT = {
  numPassedTests: 1,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [
    { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
    { status: 'failed', assertionResults: [] },
  ],
};

const PLAYWRIGHT_REPORT = {
  stats: { expected: 1, skipped: 1, unexpected: 1, flaky: 0 },
  errors: [],
};

const PLAYWRIGHT_LOAD_ERROR = {
  stats: { expected: 0, skipped: 0, unexpected: 0, flaky: 0 },
  errors: [{ message: 'Error: Cannot find module' }],
};

test('counts a file that Vitest could not load as a failure of its own', () => {
  expect(countVitest(VITEST_REPORT)).toEqual({ passed: 1, failed: 2, skipped: 2 });
});

test("counts Playwright's tests and its errors outside of tests", () => {
  expect(countPlaywright(PLAYWRIGHT_REPORT)).toEqual({ passed: 1, failed: 1, skipped: 1 });
  expect(countPlaywright(PLAYWRIGHT_LOAD_ERROR)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('takes a good report as it is', () => {
  const report = JSON.stringify({ passed: 3, failed: 0, skipped: 1 });
  expect(judge(report, countPython, true)).toEqual({
    counts: { passed: 3, failed: 0, skipped: 1 },
    problem: undefined,
  });
});

test.each([
  ['is absent', undefined],
  ['is cut short', '{"passed": 3'],
  ['lacks a count', '{"passed": 3, "failed": 0}'],
])('counts a suite as failed when its report %s', (_, report) => {
  const { counts, problem } = judge(report, countPython, true);
  expect(counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(problem).toBe('it left no readable report');
});

test('counts a suite that ran no test as failed', () => {
  const report = JSON.stringify({ passed: 0, failed: 0, skipped: 5 });
  expect(judge(report, countPython, true).counts).toEqual({ passed: 0, failed: 1, skipped: 5 });
});

test('counts a runner that ended with an error as failed although its tests passed', () => {
  const report = JSON.stringify({ passed: 3, failed: 0, skipped: 0 });
  expect(judge(report, countPython, false).counts.failed).toBe(1);
});

test('does not count a failed test twice for the exit code it caused', () => {
  const report = JSON.stringify({ passed: 3, failed: 2, skipped: 0 });
  expect(judge(report, countPython, false).counts.failed).toBe(2);
});

test('sums up and mentions skipped tests only where there are any', () => {
  const total = sum([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 2, failed: 1, skipped: 1 },
  ]);
  expect(summaryLine(total)).toBe('3 passed, 1 failed, 1 skipped');
  expect(summaryLine({ ...total, skipped: 0 })).toBe('3 passed, 1 failed');
});
