// @ts-check
import { expect, it } from 'vitest';

import { outcomeOfRow, rowOf } from './pool-reply.mjs';

const times = { task: 7, startedNs: 10, finishedNs: 20 };
const gauge = { heapUsedBytes: 1 };

it.each([
  { ...times, digest: '0011223344556677' },
  { ...times, digest: '0011223344556677', lockedNs: 5 },
  { ...times, digest: '0011223344556677', gauge },
  { ...times, error: { kind: /** @type {const} */ ('task'), code: 'E', message: 'm' } },
  { ...times, content: new Uint8Array(3) },
])('is the same outcome again in the host: %o', (outcome) => {
  expect(outcomeOfRow(rowOf(outcome), 7)).toEqual(outcome);
});

it('has no keys where there is no more to say than when and what', () => {
  expect(rowOf({ ...times, digest: 'd' })).toEqual([10, 20, 'd']);
});
