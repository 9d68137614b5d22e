// @ts-check
import { expect, test } from 'vitest';

import { nodeVersionProblem } from './node-version.mjs';

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts Node.js %s', (version) => {
  expect(nodeVersionProblem(version)).toBeUndefined();
});

test.each(['20.18.3', '18.20.0', '9.99.0'])('says what to do about Node.js %s', (version) => {
  expect(nodeVersionProblem(version)).toContain(`needs Node.js 20.19 or newer; this is ${version}`);
});
