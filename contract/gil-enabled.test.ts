import { expect, test } from 'vitest';

import { gilEnabled } from './gil-enabled.ts';
import type { RuntimeFeatures } from './runtime.ts';

const node: RuntimeFeatures = {
  ...{ gilEnabled: null, freeThreadedBuild: null },
  ...{ startMethods: [], interpreterPool: null },
};
const usual: RuntimeFeatures = { ...node, gilEnabled: true, freeThreadedBuild: false };
const freeThreaded: RuntimeFeatures = { ...node, gilEnabled: false, freeThreadedBuild: true };

test('is what a plain start of the interpreter gave', () => {
  expect(gilEnabled(usual, {})).toBe(true);
  expect(gilEnabled(freeThreaded, {})).toBe(false);
  expect(gilEnabled(node, {})).toBeNull();
});

test('follows the option where the build obeys it, and there alone', () => {
  expect(gilEnabled(freeThreaded, { gil: 'on' })).toBe(true);
  expect(gilEnabled({ ...freeThreaded, gilEnabled: true }, { gil: 'off' })).toBe(false);
  expect(gilEnabled(usual, { gil: 'off' })).toBe(true);
});
