import { expect, it } from 'vitest';

import { runtimeTitle } from '../../contract/runtime-title.ts';
import { usableRuntime } from './fake-interpreter.test-support.ts';

it.each([
  [{ kind: 'python', version: '3.11.7' }, 'Python 3.11.7'],
  [{ kind: 'other', implementation: 'go', version: '1.22.1' }, 'Run host · go 1.22.1'],
  [
    { kind: 'other', implementation: 'c', version: '12.2.0', origin: 'example' },
    'C host · cc 12.2',
  ],
] as const)('%j', (parts, title) => {
  expect(runtimeTitle(usableRuntime(parts))).toBe(title);
});
