// @ts-check
import { expect, test } from 'vitest';

import { E2E_PHASES, workersIn } from './e2e-phases.mjs';

test('reads from the arguments how many tests run at a time', () => {
  expect(workersIn([])).toBe(1);
  expect(workersIn(['keyboard', '--workers=2'])).toBe(2);
  expect(workersIn(['--workers', '3', 'keyboard'])).toBe(3);
  expect(workersIn(['--workers=50%'])).toBe(1);
});

test('what wants the machine to itself is run one after the other, in a phase of its own', () => {
  expect(E2E_PHASES.map((args) => [args[0], workersIn(args)])).toEqual([
    ['--project=beside', 2],
    ['--project=alone', 1],
  ]);
});
