import { describe, expect, test } from 'vitest';

import type { StrategyId } from '../../contract/catalogue.ts';
import type { FromHost, WorkerKind } from '../../contract/host-protocol.ts';
import type { RunResult } from '../../contract/run.ts';
import type { RunOptions } from '../../contract/run-options.ts';
import type { RunObservation } from '../monitor/watch.ts';
import { buildResult } from './build-result.ts';
import { machineCard } from './fixtures/machine-card.ts';
import { nodeRuntime, requestFor } from './fixtures/test-lab.ts';
import { HostSession } from './host-session.ts';
import { NOTHING_OBSERVED } from './run-observer.ts';

interface Given {
  readonly kind?: WorkerKind;
  /** Comes after `finished`; worker 0 gives its account, worker 1 only if it is here. */
  readonly last?: readonly FromHost[];
  readonly observation?: Partial<RunObservation>;
  readonly taskErrorKind?: 'input' | 'task';
  readonly stopped?: boolean;
  readonly options?: RunOptions;
  readonly strategy?: StrategyId;
  readonly fingerprints?: readonly [string, string];
}

const account = (id: number, changes: object = {}): FromHost => ({
  type: 'worker-exited',
  id,
  cpuUserUs: 1_000_000,
  cpuSystemUs: 500_000,
  maxRssBytes: null,
  ...changes,
});

function resultOf(given: Given): RunResult {
  const { kind = 'process', last = [account(1)], fingerprints = ['a', 'a'] } = given;
  const session = new HostSession({
    workers: 2,
    tasksTotal: 1,
    perTask: false,
    gauges: false,
    stopsAtTaskError: false,
    command: false,
  });
  const base = { runtime: 'node', version: '20', pid: 10, clockNs: '1', helperTids: [] };
  session.accept({ type: 'hello', protocol: 1, ...base });
  for (const id of [0, 1]) {
    session.accept({ type: 'worker-started', id, kind, label: 'w', pid: 11 + id, tid: null });
  }
  session.accept({ type: 'ready', tasksTotal: 1, inputFingerprint: fingerprints[0] });
  session.started();
  const times = { task: 0, worker: 0, queuedNs: 0, startedNs: 1_000_000, finishedNs: 3_000_000 };
  const error = { kind: given.taskErrorKind ?? 'input', code: 'EACCES', message: 'a.txt' };
  const failed = given.taskErrorKind !== undefined;
  const outcome = failed ? { error } : { digest: '0011223344556677' };
  session.accept({ type: 'tasks', tasks: [{ ...times, ...outcome }] });
  if (given.stopped === true) session.stopAsked();
  session.accept({
    type: 'finished',
    startNs: 0,
    endNs: 2_000_000_000,
    tasksTotal: 1,
    tasksDone: failed ? 0 : 1,
    tasksFailed: failed ? 1 : 0,
    digest: given.stopped === true ? null : session.ledger.digest(),
    stopped: given.stopped ?? false,
    host: { cpuUserUs: 200_000, cpuSystemUs: 100_000, maxRssBytes: 1 },
    inputFingerprint: fingerprints[1],
  });
  for (const message of [account(0), ...last]) session.accept(message);
  const { id, version, executable } = nodeRuntime();
  return buildResult({
    header: {
      runId: 'run',
      request: requestFor(nodeRuntime(), {
        options: given.options ?? {},
        strategy: given.strategy ?? 'threads',
      }),
      runtime: { id, kind: 'node', version, executable },
      startedAt: '2026-01-01T00:00:00.000Z',
      workers: session.workers(),
    },
    features: nodeRuntime().features,
    conclusion: { state: 'completed', error: null },
    command: null,
    session,
    observation: { ...NOTHING_OBSERVED, ticks: 8, ...given.observation },
    startupMs: 100,
    shutdownMs: 50,
    effectiveCores: 2,
    machineCores: 2,
    machine: machineCard(),
    exit: { code: 0, signal: null },
    stderrTail: '',
    warnings: [],
  });
}

const codes = (given: Given): readonly string[] => resultOf(given).warnings.map(({ code }) => code);

const observed = (id: number, cpuMs: number): RunObservation['workers'][number] => ({
  id,
  cpuMs,
  onCpuMs: cpuMs,
  waitingMs: 1,
  blockedMs: 2,
  voluntarySwitches: 7,
  involuntarySwitches: 3,
});

test('the fingerprint of the input files is the one of before the work', () => {
  expect(resultOf({ fingerprints: ['a', 'b'] }).inputFingerprint).toBe('a');
});

describe('the CPU account', () => {
  test('is the host and the worker processes', () => {
    expect(resultOf({})).toMatchObject({
      cpuMs: { user: 2200, system: 1100 },
      cpuIsLowerBound: false,
      coresUsed: 1.65,
      wallMs: 2000,
      totalMs: 2150,
    });
  });

  test('has threads inside the host', () => {
    expect(resultOf({ kind: 'thread' }).cpuMs).toEqual({ user: 200, system: 100 });
  });

  test('takes the samples for a worker that could not report, as a lower bound', () => {
    const result = resultOf({ last: [], observation: { workers: [observed(1, 700)] } });
    expect(result).toMatchObject({ cpuMs: { user: 1900, system: 600 }, cpuIsLowerBound: true });
    expect(result.workerDetails[1]).toMatchObject({ cpuMs: 700, onCpuMs: 700, waitingMs: 1 });
    expect(result.warnings.map(({ code }) => code)).toContain('cpu-lower-bound');
  });

  test('of a stopped run takes the samples for tasks that were cut short, as a lower bound', () => {
    const observation = { workers: [observed(1, 4700)], processCpuMs: 6200 };
    const result = resultOf({ stopped: true, observation });
    expect(result).toMatchObject({ cpuMs: { user: 5400, system: 1100 }, cpuIsLowerBound: true });
    expect(result.samples.residualPercent).toBeNull();
    expect(result.workerDetails[1]?.cpuMs).toBe(4700);
  });

  test('of a killed worker is a lower bound, and the signal is told', () => {
    const result = resultOf({ last: [account(1, { signal: 'SIGKILL' })] });
    expect(result.cpuIsLowerBound).toBe(true);
    expect(result.workerDetails[1]?.signal).toBe('SIGKILL');
  });
});

describe('a worker for each task', () => {
  const perTask = { perTask: true };

  test('claims what it used between two samples from the runtime’s threads', () => {
    const observation = { runtimeThreadsCpuMs: 3200, workers: [observed(0, 500)] };
    const threads = { kind: 'thread', options: perTask, observation } as const;
    // By their own accounts the two threads used 1500 ms each; the samples saw 500 ms of them.
    expect(resultOf(threads).runtimeThreadsCpuMs).toBe(700);
    const longLived = resultOf({ kind: 'thread', observation });
    expect(longLived.runtimeThreadsCpuMs).toBe(3200);
  });

  test('does not put the cost of starting threads down to the runtime', () => {
    const given = { kind: 'thread', observation: { runtimeThreadsCpuMs: 5000 } } as const;
    expect(codes(given)).toEqual(['runtime-threads']);
    expect(codes({ ...given, options: perTask })).toEqual([]);
  });

  test('has no residual where processes come and go between two samples', () => {
    const observation = { processCpuMs: 900 };
    const processes = { options: perTask, strategy: 'processes', observation } as const;
    const result = resultOf(processes);
    expect(result.samples.residualPercent).toBeNull();
    expect(result.warnings).toEqual([]);
    expect(codes({ observation })).toEqual(['samples-differ']);
  });
});

test('CPU time inside critical sections is told where there is any', () => {
  const result = resultOf({ last: [account(1, { lockedCpuNs: 750_000_000 })] });
  expect(result.workerDetails.map(({ lockedCpuMs }) => lockedCpuMs)).toEqual([null, 750]);
});

describe('the account of a worker', () => {
  test('has its time in tasks, and its end from the start of the work', () => {
    const [first, second] = resultOf({}).workerDetails;
    expect(first).toMatchObject({ busyMs: 2, lastEndMs: 3 });
    expect(second).toMatchObject({ tasks: 0, busyMs: 0, lastEndMs: null });
    expect(resultOf({}).taskTotalMs).toBe(2);
  });

  test('has no time in tasks where they overlap', () => {
    const [loop] = resultOf({ strategy: 'threads-async' }).workerDetails;
    expect(loop).toMatchObject({ busyMs: null, lastEndMs: 3 });
  });

  test('has the context switches that were seen', () => {
    const [seen, unseen] = resultOf({ observation: { workers: [observed(0, 5)] } }).workerDetails;
    expect(seen).toMatchObject({ voluntarySwitches: 7, involuntarySwitches: 3 });
    expect(unseen).toMatchObject({ voluntarySwitches: null, involuntarySwitches: null });
  });
});

test('a completed run is judged, one without a digest is not', () => {
  expect(resultOf({ observation: { throttledMs: 400 } })).toMatchObject({
    throttledMs: 400,
    verdict: { id: 'throttled' },
  });
  expect(resultOf({ stopped: true }).verdict).toBeNull();
});

test('task errors are counted by code', () => {
  expect(resultOf({ taskErrorKind: 'input' })).toMatchObject({
    tasks: { total: 1, done: 0, failed: 1, lost: 0, firstLost: [] },
    taskErrors: [{ code: 'EACCES', count: 1, task: 0, message: 'a.txt' }],
  });
});

describe('the residual', () => {
  test('is the distance of the samples from the account', () => {
    const result = resultOf({ observation: { processCpuMs: 3300 * 1.02 } });
    expect(result.samples.residualPercent).toBeCloseTo(2);
    expect(result.warnings).toEqual([]);
  });

  test('is a warning when neither 3 % nor 20 ms per process excuse it', () => {
    expect(codes({ observation: { processCpuMs: 3000 } })).toEqual(['samples-differ']);
  });

  test('does not exist with fewer than 4 ticks', () => {
    const given = { observation: { ticks: 3, processCpuMs: 3300 } };
    expect(resultOf(given).samples).toEqual({ count: 3, residualPercent: null });
    expect(codes(given)).toEqual(['too-short-to-chart']);
  });
});

describe('the warnings', () => {
  test.each<[string, Given]>([
    ['others-busy', { observation: { othersCoresUsed: 0.11 } }],
    ['monitor-cost', { observation: { monitorCoresUsed: 0.021 } }],
    ['server-bottleneck', { observation: { serverCoresUsed: 0.81 } }],
    ['runtime-threads', { observation: { runtimeThreadsCpuMs: 700 } }],
    ['folder-changed', { fingerprints: ['a', 'b'] }],
    ['input-unreadable', { taskErrorKind: 'input' }],
  ])('tell of %s, and of nothing else', (code, given) => {
    expect(codes(given)).toEqual([code]);
  });

  test('blame no tick for the cost of watching a run that had none', () => {
    const observation = { ticks: 1, monitorCoresUsed: 0.5 };
    expect(codes({ observation })).toEqual(['too-short-to-chart']);
  });

  test('stay silent below their limits', () => {
    const observation = { othersCoresUsed: 0.09, monitorCoresUsed: 0.019, serverCoresUsed: 0.79 };
    expect(codes({ observation })).toEqual([]);
  });
});

describe('what can’t be right', () => {
  test('is said of CPU time that no machine can give', () => {
    const last = [account(1, { cpuUserUs: 60_000_000 })];
    const warning = resultOf({ last }).warnings.find(({ code }) => code === 'impossible-cpu');
    expect(warning?.message).toMatch(/reports 62\.3 s of CPU time, more than 2 cores/);
    expect(codes({})).not.toContain('impossible-cpu');
  });

  test('is said of a run that Corelane itself could not follow', () => {
    const warnings = resultOf({ observation: { heldUpMs: 9_750 } }).warnings;
    const warning = warnings.find(({ code }) => code === 'held-up');
    expect(warning?.message).toMatch(
      /^Nothing was sampled for 9\.8 s: Corelane itself was stopped/,
    );
    expect(codes({})).not.toContain('held-up');
  });
});
