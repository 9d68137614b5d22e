import { describe, expect, it } from 'vitest';

import type { VerdictId } from '../../contract/verdict.ts';
import { runResult } from '../report/run-result.test-support.ts';
import { judgeRun } from './judge-run.ts';
import type { JudgedRun, VerdictBaseline } from './judged-run.ts';
import { ids, python, shaped, withWorkers } from './run-shape.test-support.ts';

const idOf = (run: JudgedRun, baseline?: VerdictBaseline): VerdictId | undefined =>
  judgeRun(run, baseline)?.id;

const BUSY = { workers: 2, onCpu: 1.95, waiting: 0.02, blocked: 0.03 };
const TURNS = { workers: 4, onCpu: 1, waiting: 0.2, blocked: 2.8 };

describe('no verdict', () => {
  it.each(['failed', 'crashed', 'cancelled', 'timed-out'] as const)('on a %s run', (state) => {
    expect(judgeRun(shaped(BUSY, { state }))).toBeNull();
  });

  it('on a run whose digest is in doubt', () => {
    expect(judgeRun(shaped(BUSY, { digest: null }))).toBeNull();
  });
});

describe('a run that is too short', () => {
  it('is one below 200 ms', () => {
    expect(idOf(shaped(BUSY, { wallMs: 199 }))).toBe('too-short');
    expect(idOf(shaped(BUSY, { wallMs: 200, taskTotalMs: 400 }))).not.toBe('too-short');
  });

  it('names the parameter to raise', () => {
    expect(judgeRun(shaped(BUSY, { wallMs: 100 }))?.next).toContain('“Tasks”');
  });
});

describe('a disturbed run', () => {
  it('had to share a full machine', () => {
    const shared = { workers: 2, onCpu: 1.4, waiting: 0.55, blocked: 0.05 };
    expect(idOf(shaped(shared, { othersCoresUsed: 0.55 }))).toBe('noisy');
  });

  it('is none when others left cores free, nor when it did not wait for one', () => {
    const one = { workers: 1, onCpu: 0.8, waiting: 0.15, blocked: 0.05 };
    expect(idOf(shaped(one, { othersCoresUsed: 0.5 }))).not.toBe('noisy');
    expect(idOf(shaped(TURNS, { ...python, othersCoresUsed: 0.9 }))).toBe('gil-bound');
  });

  it('is none when it takes turns and had its one core', () => {
    const crowd = { workers: 8, onCpu: 0.96, waiting: 0.45, blocked: 6.6 };
    expect(idOf(shaped(crowd, { ...python, othersCoresUsed: 1 }))).toBe('gil-bound');
    expect(idOf(shaped({ ...crowd, onCpu: 0.85 }, { ...python, othersCoresUsed: 1 }))).toBe(
      'noisy',
    );
  });

  it('waited for cores that were there for it', () => {
    const waited = { workers: 2, onCpu: 1.44, waiting: 0.55, blocked: 0.01 };
    expect(idOf(shaped(waited, { othersCoresUsed: null }))).toBe('noisy');
    // Its own garbage collection wanted what is missing.
    expect(idOf(shaped(waited, { othersCoresUsed: null, runtimeThreadsCpuMs: 400 }))).toBe(
      'unclear',
    );
    // Others used too little to keep anybody waiting for so long.
    expect(idOf(shaped(waited, { othersCoresUsed: 0.26 }))).toBe('unclear');
    expect(idOf(shaped(waited, { othersCoresUsed: 0.27 }))).toBe('noisy');
  });

  it('can’t be told from ticks that are coarser than the reading', () => {
    const short = { wallMs: 210, taskTotalMs: 420, cpuMs: { user: 400, system: 0 } };
    const unread = { workers: 2, onCpu: 1.9, waiting: null, blocked: null };
    expect(idOf(shaped(unread, { ...short, othersCoresUsed: 0.23 }))).toBe('scales-well');
  });
});

describe('a throttled run', () => {
  it('was held back for 5 % of its time', () => {
    const machine = { ...runResult().machine, quotaCores: 1.5 };
    const verdict = judgeRun(shaped(BUSY, { throttledMs: 51, machine, effectiveCores: 1.5 }));
    expect(verdict?.id).toBe('throttled');
    expect(verdict?.sentence).toContain('1.50 cores');
    expect(idOf(shaped(BUSY, { throttledMs: 49 }))).toBe('scales-well');
  });
});

describe('an event loop', () => {
  const loop = { strategy: 'async', workers: 8, taskTotalMs: 990 } as const;
  const late = (ms: number) => ({ p99Ns: ms * 1e6, maxNs: ms * 1e6 });
  const taskMs = { p50: 60, p95: 70, p99: 70 };

  it('is blocked by tasks that compute in it, and by calls that block', () => {
    const computing = shaped(
      { workers: 1, onCpu: 0.98, waiting: 0.01, blocked: 0.01 },
      { ...loop, taskMs, eventLoopDelay: late(60) },
    );
    const verdict = judgeRun(computing);
    expect(verdict?.sentence).toContain('compute inside the event loop');
    expect(verdict && ids(verdict)).toEqual(['event-loop-blocked', 'single-worker']);
    const blocking = shaped(
      { workers: 1, onCpu: 0.02, waiting: 0, blocked: 0.98 },
      { ...loop, taskMs, eventLoopDelay: late(60), options: { asyncCalls: 'blocking' } },
    );
    expect(judgeRun(blocking)).toMatchObject({ id: 'event-loop-blocked' });
    expect(judgeRun(blocking)?.next).toContain('to-thread');
  });

  it('is not blocked when it is late for want of a core, or less late than tasks take', () => {
    const kept = { workers: 1, onCpu: 0.6, waiting: 0.35, blocked: 0.05 };
    expect(idOf(shaped(kept, { ...loop, taskMs, eventLoopDelay: late(60) }))).toBe('single-worker');
    const waits = { workers: 1, onCpu: 0.26, waiting: 0, blocked: 0.74 };
    const sleepers = { ...loop, workers: 200, taskTotalMs: 190_000 };
    expect(idOf(shaped(waits, { ...sleepers, taskMs, eventLoopDelay: late(25) }))).toBe('io-bound');
  });

  it('of Node that never came round to its timer is blocked; of others nothing is known', () => {
    const silent = { workers: 1, onCpu: 0.98, waiting: 0.01, blocked: 0.01 };
    expect(idOf(shaped(silent, { ...loop, taskMs }))).toBe('event-loop-blocked');
    expect(idOf(shaped(silent, { ...loop, taskMs, ...python }))).toBe('single-worker');
  });
});

describe('a lock', () => {
  const locked = (run: JudgedRun, share: number) =>
    withWorkers(run, ({ cpuMs }) => ({ lockedCpuMs: (cpuMs ?? 0) * share }));

  it('limits threads with a GIL when it admits less than 0.9 of the cores', () => {
    const turns = shaped(TURNS, python);
    // On 2 cores the border is a share of 1 / 1.8 = 0.556.
    expect(idOf(locked(turns, 0.57))).toBe('lock-bound');
    expect(idOf(locked(turns, 0.54))).toBe('gil-bound');
    expect(idOf(locked(turns, 0))).toBe('gil-bound');
  });

  it('is told of together with the GIL behind it', () => {
    const verdict = judgeRun(locked(shaped(TURNS, python), 0.98));
    expect(verdict && ids(verdict)).toEqual(['lock-bound', 'gil-bound']);
  });

  it('limits processes too', () => {
    const half = { workers: 2, onCpu: 1.25, waiting: 0.05, blocked: 0.7 };
    const processes = withWorkers(shaped(half, { ...python, strategy: 'processes' }), ({ id }) => ({
      kind: 'process',
      pid: 50 + id,
    }));
    expect(idOf(locked(processes, 0.8))).toBe('lock-bound');
  });

  it('is not made of a busy machine, whose waiting Node books as time inside', () => {
    // The share says 0.9, but nobody slept in the lock's queue.
    const busy = shaped(
      { workers: 2, onCpu: 1, waiting: 0.95, blocked: 0.05 },
      { othersCoresUsed: null },
    );
    expect(judgeRun(locked(busy, 0.9))?.also).toEqual([]);
    // Nor can 1.7 cores have been used under a lock that admits 1.1.
    const used = { workers: 2, onCpu: 1.7, waiting: null, blocked: null };
    expect(idOf(locked(shaped(used), 0.9))).not.toBe('lock-bound');
  });

  it('does not hinder one worker, nor one core', () => {
    const one = { workers: 1, onCpu: 0.98, waiting: 0, blocked: 0.02 };
    expect(idOf(locked(shaped(one), 1))).toBe('single-worker');
    expect(idOf(locked(shaped(TURNS, { effectiveCores: 1 }), 1))).not.toBe('lock-bound');
  });
});

describe('workers that run one at a time', () => {
  it.each([2, 4, 8, 32])('are GIL-bound with %i threads of Python', (workers) => {
    const waiting = workers === 2 ? 0.02 : 0.2;
    const shape = { workers, onCpu: 1, waiting, blocked: workers - 1 - waiting };
    expect(idOf(shaped(shape, python))).toBe('gil-bound');
  });

  it('are not GIL-bound without a GIL, in several interpreters or in several processes', () => {
    expect(idOf(shaped(TURNS, { ...python, gilEnabled: false }))).toBe('serialised');
    const interpreters = { executor: 'InterpreterPoolExecutor' } as const;
    expect(idOf(shaped(TURNS, { ...python, options: interpreters }))).toBe('serialised');
    const processes = withWorkers(shaped(TURNS, python), ({ id }) => ({
      kind: 'process',
      pid: 50 + id,
    }));
    expect(idOf(processes)).toBe('serialised');
  });

  it('are told where neither waiting nor sleep can be read, by tasks that are all under way', () => {
    const unread = { ...TURNS, waiting: null, blocked: null };
    const verdict = judgeRun(shaped(unread, python));
    expect(verdict?.id).toBe('gil-bound');
    expect(verdict?.unknown).toEqual([expect.stringContaining('oversubscription')]);
    expect(idOf(shaped(unread, { ...python, taskTotalMs: 1000 }))).not.toBe('gil-bound');
  });

  it.each([0.79, 1.16])('are not those that use %d cores', (onCpu) => {
    expect(idOf(shaped({ ...TURNS, onCpu }, python))).not.toBe('gil-bound');
  });

  it('are not one that works while the others have nothing to do', () => {
    const run = withWorkers(shaped({ ...TURNS, workers: 2, blocked: 1 }, python), ({ id }) => ({
      cpuMs: id === 0 ? 850 : 150,
      lastEndMs: id === 0 ? 990 : 200,
    }));
    expect(idOf(run)).toBe('imbalanced');
  });
});

describe('overhead', () => {
  it('dominates where half of the CPU time was certainly outside tasks', () => {
    expect(idOf(shaped(BUSY, { taskTotalMs: 970 }))).toBe('overhead-dominated');
    expect(idOf(shaped(BUSY, { taskTotalMs: 980 }))).toBe('scales-well');
  });

  it('dominates where starting takes longer than the work', () => {
    const started = { startupMs: 1000, shutdownMs: 50, totalMs: 2050 };
    expect(idOf(shaped(BUSY, started))).toBe('overhead-dominated');
    expect(judgeRun(shaped(BUSY, started))?.sentence).toContain('Starting and ending');
  });
});

describe('an uneven end', () => {
  const half = { workers: 2, onCpu: 1.55, waiting: 0.01, blocked: 0.44 };
  const ending = (firstMs: number) =>
    withWorkers(shaped(half), ({ id }) => ({ lastEndMs: id === 0 ? firstMs : 1000 }));

  it('leaves cores without work', () => {
    expect(idOf(ending(690))).toBe('imbalanced');
    expect(idOf(ending(710))).toBe('unclear');
  });

  it('counts workers that had no task at all', () => {
    const run = withWorkers(
      shaped(half, { tasks: { ...runResult().tasks, total: 1 } }),
      ({ id }) => (id === 0 ? { tasks: 0, lastEndMs: null, cpuMs: 0 } : { cpuMs: 1500 }),
    );
    expect(judgeRun(run)).toMatchObject({ id: 'imbalanced' });
    expect(judgeRun(run)?.next).toContain('1 task for 2 workers');
  });

  it('does no harm while every core still has a worker', () => {
    const crowd = shaped({ workers: 4, onCpu: 1.95, waiting: 1.9, blocked: 0.1 });
    const run = withWorkers(crowd, ({ id }) => ({ lastEndMs: id < 2 ? 600 : 1000 }));
    expect(idOf(run)).toBe('oversubscribed');
  });
});

describe('more workers than cores', () => {
  it.each([1.67, 1.99])('are oversubscribed at %d cores used', (onCpu) => {
    const shape = { workers: 4, onCpu, waiting: 2.01, blocked: 2 - onCpu };
    const verdict = judgeRun(shaped(shape));
    expect(verdict?.id).toBe('oversubscribed');
    expect(verdict?.next).toContain('2 workers');
  });

  it('are not where they hardly wait for a core', () => {
    const shape = { workers: 4, onCpu: 1.8, waiting: 0.9, blocked: 1.3 };
    expect(idOf(shaped(shape))).toBe('scales-well');
  });

  it('can’t be told without the waiting', () => {
    const verdict = judgeRun(shaped({ workers: 4, onCpu: 1.9, waiting: null, blocked: null }));
    expect(verdict?.id).toBe('scales-well');
    expect(verdict?.unknown).toHaveLength(1);
  });
});

describe('use of the cores', () => {
  it('is little where tasks wait', () => {
    const shape = { workers: 8, onCpu: 0.1, waiting: 0, blocked: 7.9 };
    expect(idOf(shaped(shape))).toBe('io-bound');
  });

  it('is good from 0.85 of them on', () => {
    expect(idOf(shaped({ ...BUSY, onCpu: 1.71, blocked: 0.27 }))).toBe('scales-well');
    expect(idOf(shaped({ ...BUSY, onCpu: 1.69, blocked: 0.29 }))).toBe('unclear');
  });

  it('is all there is on one core', () => {
    const one = { workers: 1, onCpu: 0.98, waiting: 0, blocked: 0.02 };
    expect(idOf(shaped(one, { strategy: 'sequential', effectiveCores: 1 }))).toBe('scales-well');
  });

  it('beyond one worker is the runtime’s own doing', () => {
    const one = { workers: 1, onCpu: 1.6, waiting: 0, blocked: 0.02 };
    expect(idOf(shaped(one, { strategy: 'async' }))).toBe('event-loop-blocked');
    const delay = { p99Ns: 1e6, maxNs: 2e6 };
    expect(idOf(shaped(one, { strategy: 'async', eventLoopDelay: delay }))).toBe('unclear');
  });

  it('comes with a factor when there is a baseline', () => {
    const baseline = { label: 'one process', workers: 1, wallMs: 1930, cpuMs: 1900 };
    expect(judgeRun(shaped(BUSY), baseline)?.sentence).toContain('1.93× as fast as one process');
    expect(judgeRun(shaped(BUSY))?.sentence).not.toContain('as fast as');
  });

  it('may be memory’s when the same work takes more CPU time, and that is not sure', () => {
    const baseline = { label: 'one process', workers: 1, wallMs: 1500, cpuMs: 1500 };
    expect(judgeRun(shaped(BUSY), baseline)).toMatchObject({ id: 'memory-bound' });
    expect(judgeRun(shaped(BUSY), baseline)?.sentence).toContain('Probably');
    expect(idOf(shaped(BUSY), { ...baseline, cpuMs: 1510 })).toBe('scales-well');
    expect(idOf(shaped(BUSY), { ...baseline, workers: 2 })).toBe('scales-well');
  });
});
