import { expect, it } from 'vitest';

import type { Runtime, RuntimeKind } from '../../../contract/runtime.ts';
import { missingKinds } from './missing-kinds.ts';

function runtime(kind: RuntimeKind, usable: boolean): Runtime {
  const reason = usable ? {} : { reason: 'Too old.' };
  return { id: `${kind}-1`, kind, usable, executable: '/x', ...reason } as Runtime;
}

it('misses nothing while it is searched, or when both are there', () => {
  expect(missingKinds(null)).toEqual([]);
  expect(missingKinds([runtime('node', true), runtime('python', true)])).toEqual([]);
});

it('tells one that is not there from one that can not be used', () => {
  const [python, node, ...others] = missingKinds([runtime('node', false), runtime('other', true)]);
  expect(others).toEqual([]);
  expect(python).toMatchObject({ kind: 'python' });
  expect(python?.reason).toContain('Python was not found');
  expect(node).toMatchObject({ kind: 'node' });
  expect(node?.reason).toContain('No Node.js of this machine can be used');
});

it('counts one that works, whatever else is broken', () => {
  const found = [runtime('node', false), runtime('node', true), runtime('python', true)];
  expect(missingKinds(found)).toEqual([]);
});
