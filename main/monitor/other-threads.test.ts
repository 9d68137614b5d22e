import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  ENDED_PROCESSES,
  ENDED_THREADS,
  MAX_OTHER_THREADS_ROWS,
  MORE_THREADS,
} from '../../contract/other-threads.ts';
import type { WorkerIdentity } from '../../contract/run.ts';
import { partitionCpu, type RunRoles } from './cpu-partition.ts';
import { otherThreads, type ThreadedProcess } from './other-threads.ts';
import type { ProcessMark } from './process-account.ts';

const HOST_PID = 10;
const ELAPSED_MS = 100;

/** By thread id: CPU time, and time it waited. */
type Threads = Readonly<Record<number, readonly [onCpuMs: number, waitingMs: number]>>;

function mark(atMs: number, cpuMs: number, threads: Threads | null): ProcessMark {
  const read = (of: Threads) =>
    Object.entries(of).map(([tid, [onCpuMs, waitingMs]]) => {
      return [Number(tid), { tid: Number(tid), onCpuMs, waitingMs, atMs }] as const;
    });
  return {
    ...{ atMs, cpuMs, rejections: 0, rssBytes: 5_000_000 },
    threads: threads === null ? null : new Map(read(threads)),
  };
}

function worker(id: number, kind: WorkerIdentity['kind'], pid: number, tid: number | null) {
  return { id, kind, label: '', pid, tid };
}

function rolesOf(workers: readonly WorkerIdentity[], parts: Partial<RunRoles> = {}): RunRoles {
  return { hostPid: HOST_PID, helperTids: new Set<number>(), follows: false, workers, ...parts };
}

function processOf(pid: number, before: Threads, after: Threads, roles: RunRoles, totalMs: number) {
  const span = { from: mark(0, 0, before), to: mark(ELAPSED_MS, totalMs, after) };
  const cpu = partitionCpu(pid, span.from, span.to, roles);
  return { pid, mark: span.to, span, cpu } satisfies ThreadedProcess;
}

function rowsOf(
  process: ThreadedProcess,
  roles: RunRoles,
  names: Readonly<Record<number, string>> = {},
) {
  return otherThreads(
    [process],
    () => roles,
    (_, tid) => names[tid] ?? 'node',
    0,
  );
}

describe('otherThreads', () => {
  const workers = [worker(0, 'thread', HOST_PID, 12)];
  const roles = rolesOf(workers, { helperTids: new Set([11]) });
  const before: Threads = { 10: [0, 0], 11: [0, 0], 12: [0, 0], 13: [0, 0], 14: [0, 0] };

  it('puts threads of a name together, the host’s apart from the runtime’s, and no worker', () => {
    const after: Threads = { 10: [10, 5], 11: [0, 0], 12: [80, 0], 13: [20, 40], 14: [0, 0] };
    const process = processOf(HOST_PID, before, after, roles, 110);
    const rows = rowsOf(process, roles, { 13: 'V8Worker', 14: 'V8Worker' });
    const common = { pid: HOST_PID, processRssBytes: 5_000_000, threads: 2 };
    expect(rows).toEqual([
      {
        ...{ ...common, role: 'host', name: 'node', coresUsed: 0.1 },
        states: { onCpu: 0.05, waiting: 0.025, blocked: expect.closeTo(0.925) as number },
      },
      {
        ...{ ...common, role: 'runtime', name: 'V8Worker', coresUsed: 0.2 },
        states: { onCpu: 0.1, waiting: 0.2, blocked: expect.closeTo(0.7) as number },
      },
    ]);
  });

  it('tells in a row of its own what threads used that have ended', () => {
    const after: Threads = { 10: [10, 0], 11: [0, 0], 12: [80, 0] };
    const rows = rowsOf(processOf(HOST_PID, before, after, roles, 97), roles);
    expect(rows.map(({ name, threads, coresUsed }) => [name, threads, coresUsed])).toEqual([
      ['node', 2, 0.1],
      [ENDED_THREADS, 0, 0.07],
    ]);
  });

  it('has no more waiting than time, as waits are booked late', () => {
    const after: Threads = { ...before, 13: [30, 500] };
    const rows = rowsOf(processOf(HOST_PID, before, after, roles, 30), roles, { 13: 'V8Worker' });
    expect(rows[1]?.states).toEqual({ onCpu: 0.3, waiting: 0.7, blocked: 0 });
  });

  it('leaves to a worker all threads of its process, and takes a helper’s for the host’s', () => {
    const processes = rolesOf([worker(0, 'process', 20, 20)]);
    const two = { 20: [0, 0], 21: [0, 0] } as const;
    const used = { 20: [5, 0], 21: [4, 0] } as const;
    expect(rowsOf(processOf(20, two, used, processes, 9), processes)).toEqual([]);
    const [helper] = rowsOf(processOf(30, two, used, processes, 9), processes);
    expect(helper).toMatchObject({ pid: 30, role: 'host', threads: 2, coresUsed: 0.09 });
  });

  it('of a followed program tells what has no row of its own, and what no reading saw', () => {
    const followed = rolesOf([worker(1, 'process', 20, null)], { follows: true });
    const used = { 20: [5, 0], 21: [4, 0] } as const;
    const process = processOf(20, { 20: [0, 0], 21: [0, 0] }, used, followed, 9);
    const rows = otherThreads(
      [process],
      () => followed,
      () => 'cc1',
      0.25,
    );
    expect(rows.map(({ pid, role, name, coresUsed }) => [pid, role, name, coresUsed])).toEqual([
      [null, 'runtime', ENDED_PROCESSES, 0.25],
      [20, 'runtime', 'cc1', 0.04],
    ]);
  });

  it('knows no rate at the first reading, and nothing where threads are not told', () => {
    const first = { pid: HOST_PID, mark: mark(0, 0, before), span: null, cpu: null };
    expect(rowsOf(first, roles)[0]).toMatchObject({ threads: 2, coresUsed: null, states: null });
    expect(rowsOf({ ...first, mark: mark(0, 0, null) }, roles)).toEqual([]);
  });

  it('sums what is beyond the greatest number of rows', () => {
    const many = Array.from({ length: 300 }, (_, index) => [100 + index, [1, 0]] as const);
    const after: Threads = Object.fromEntries(many);
    const none: Threads = Object.fromEntries(many.map(([tid]) => [tid, [0, 0]]));
    const process = processOf(HOST_PID, none, after, rolesOf([]), 300);
    const rows = otherThreads(
      [process],
      () => rolesOf([]),
      (_, tid) => `thread ${tid}`,
      0,
    );
    expect(rows).toHaveLength(MAX_OTHER_THREADS_ROWS);
    expect(rows.at(-1)).toMatchObject({ pid: null, name: MORE_THREADS, threads: 45 });
    expect(rows.reduce((sum, { coresUsed }) => sum + (coresUsed ?? NaN), 0)).toBeCloseTo(3);
  });

  it('adds up with the workers to the total, whoever comes and goes', () => {
    const times = fc.dictionary(
      fc.constantFrom('10', '11', '12', '13', '14', '15'),
      fc.tuple(fc.nat(50), fc.nat(50)),
    );
    fc.assert(
      fc.property(times, times, fc.nat(40), (start, added, endedMs) => {
        const after = Object.fromEntries(
          Object.entries(added).map(([tid, [onCpuMs, waitingMs]]) => {
            const [beforeMs, waitedMs] = start[tid] ?? [0, 0];
            return [tid, [beforeMs + onCpuMs, waitedMs + waitingMs] as const];
          }),
        );
        const totalMs = Object.values(added).reduce((sum, [onCpuMs]) => sum + onCpuMs, endedMs);
        const process = processOf(HOST_PID, start, after, roles, totalMs);
        const rows = rowsOf(process, roles, { 13: 'V8Worker', 14: 'V8Worker' });
        const workersMs = [...process.cpu.workersMs.values()].reduce<number>(
          (sum, workerMs) => sum + (workerMs ?? NaN),
          0,
        );
        const othersMs = rows.reduce((sum, { coresUsed }) => sum + (coresUsed ?? NaN), 0);
        expect(workersMs + othersMs * ELAPSED_MS).toBeCloseTo(totalMs, 6);
        for (const { states } of rows) {
          if (states === null) continue;
          expect(states.onCpu + states.waiting + states.blocked).toBeCloseTo(1);
        }
      }),
    );
  });
});
