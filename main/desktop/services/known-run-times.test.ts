import { expect, it } from 'vitest';

import { err, ok } from '../../../contract/result.ts';
import type { RunRequest, RunState } from '../../../contract/run.ts';
import type { History } from '../../store/history/history.ts';
import { KnownRunTimes } from './known-run-times.ts';

const REQUEST: RunRequest = {
  workload: 'primes',
  parameters: { tasks: 8, size: 9 },
  strategy: 'threads',
  runtimeId: 'x',
  workers: 2,
  options: {},
  cores: null,
  seed: 1,
  timeLimitMs: 1000,
};

interface Saved {
  readonly wallMs: number;
  readonly request?: RunRequest;
  readonly imported?: boolean;
  readonly state?: string;
}

/** Newest first. */
function historyOf(...runs: readonly Saved[]): Pick<History, 'list' | 'run'> {
  const entries = runs.map(({ imported = false }, index) => ({ id: String(index), imported }));
  return {
    list: () => ok({ entries, total: runs.length }),
    run: (id: string) => {
      const { request = REQUEST, wallMs = 0, state = 'completed' } = runs[Number(id)] ?? {};
      return ok({ header: { request }, result: { state, wallMs } });
    },
  } as unknown as Pick<History, 'list' | 'run'>;
}

it('knows the newest completed run of the same work', () => {
  const other = { ...REQUEST, workers: 4 };
  const times = new KnownRunTimes(
    historyOf(
      { wallMs: 1, state: 'cancelled' },
      { wallMs: 2, imported: true },
      { wallMs: 3 },
      { wallMs: 4 },
      { wallMs: 5, request: other },
    ),
  );
  expect(times.wallMs(REQUEST)).toBe(3);
  expect(times.wallMs(other)).toBe(5);
  expect(times.wallMs({ ...REQUEST, workers: 8 })).toBeNull();
});

it('does not mind the order of parameters, nor the seed', () => {
  const times = new KnownRunTimes(historyOf({ wallMs: 3 }));
  expect(times.wallMs({ ...REQUEST, parameters: { size: 9, tasks: 8 }, seed: 7 })).toBe(3);
});

it('learns from runs that end now, before what is saved', () => {
  const times = new KnownRunTimes(historyOf({ wallMs: 3 }));
  const state = (name: string, wallMs: number | null) =>
    times.acceptState({ state: name, run: { request: REQUEST }, result: { wallMs } } as RunState);
  state('completed', 30);
  state('cancelled', 7);
  state('completed', null);
  expect(times.wallMs(REQUEST)).toBe(30);
});

it('knows nothing where the history can not be read', () => {
  const broken = { list: () => err('x', 'y'), run: () => err('x', 'y') };
  expect(new KnownRunTimes(broken).wallMs(REQUEST)).toBeNull();
});
