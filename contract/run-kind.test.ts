import { expect, it } from 'vitest';

import { runKind } from './run-kind.ts';

it('tells what ran from a request or a result', () => {
  expect(runKind(undefined)).toBe('workload');
  expect(runKind({})).toBe('workload');
  expect(runKind({ command: null, attach: null })).toBe('workload');
  expect(runKind({ command: {} })).toBe('program');
  expect(runKind({ command: {}, attach: {} })).toBe('attached');
});
