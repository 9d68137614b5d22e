import { expect, it } from 'vitest';

import type { Runtime, UnusableRuntime } from '../../contract/runtime.ts';
import type { Candidate } from './candidate.ts';
import { usableRuntime } from './fake-interpreter.test-support.ts';
import { mergeRuntimes, sortRuntimes } from './merge-runtimes.ts';
import type { ProbedCandidate } from './probe-candidate.ts';

function probed(runtime: Runtime | null, pathRank: number | null): ProbedCandidate {
  const candidate: Candidate = {
    kind: 'python',
    path: '/somewhere/python3',
    origin: 'path',
    pathRank,
    shim: false,
  };
  return { candidate, runtime };
}

function unusable(version: string): UnusableRuntime {
  const { id, kind, executable, origin } = usableRuntime({ version });
  return { usable: false, id, kind, version, executable, origin, reason: 'Too old.' };
}

it('keeps the entry that PATH leads to, and marks the first usable one', () => {
  const shown = usableRuntime({ executable: '/shown/python3' });
  const hidden = usableRuntime({ executable: '/hidden/python3' });
  const later = usableRuntime({ version: '3.13.0' });
  const merged = mergeRuntimes([
    probed(unusable('3.6.15'), 0),
    probed(null, 1),
    probed(hidden, null),
    probed(later, 3),
    probed(shown, 2),
  ]);
  expect(merged).toEqual([unusable('3.6.15'), { ...shown, firstOnPath: true }, later]);
});

it('marks none when none is on PATH', () => {
  const runtime = usableRuntime();
  expect(mergeRuntimes([probed(runtime, null)])).toEqual([runtime]);
});

it('sorts by kind, then usable ones first, then newest first', () => {
  const [old, recent] = [
    usableRuntime({ version: '3.9.18' }),
    usableRuntime({ version: '3.10.1' }),
  ];
  const node = usableRuntime({ kind: 'node', version: '20.20.2' });
  const refused = [unusable('3.8.18'), unusable('2.7.18')];
  expect(sortRuntimes([...refused.toReversed(), node, old, recent])).toEqual([
    recent,
    old,
    ...refused,
    node,
  ]);
});

it('lists run hosts behind the interpreters, usable or not', () => {
  const host = usableRuntime({ kind: 'other', version: '99.0' });
  const broken: UnusableRuntime = { ...unusable('1.0'), kind: 'other', version: null };
  const node = usableRuntime({ kind: 'node', version: '18.0.0' });
  expect(sortRuntimes([broken, host, node, unusable('3.8.18')])).toEqual([
    unusable('3.8.18'),
    node,
    host,
    broken,
  ]);
});
