import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { WorkerIdentity } from '../../contract/run.ts';
import { partitionCpu } from './cpu-partition.ts';
import type { ProcessMark } from './process-account.ts';

const HOST_PID = 10;

function mark(cpuMs: number, threadsMs: Readonly<Record<number, number>> | null): ProcessMark {
  const threads =
    threadsMs === null
      ? null
      : new Map(
          Object.entries(threadsMs).map(([tid, onCpuMs]) => [
            Number(tid),
            { tid: Number(tid), onCpuMs, waitingMs: 0, atMs: 0 },
          ]),
        );
  return { atMs: 0, cpuMs, rejections: 0, threads, rssBytes: null };
}

function worker(id: number, kind: WorkerIdentity['kind'], pid: number, tid: number | null) {
  return { id, kind, label: '', pid, tid };
}

function roles(workers: readonly WorkerIdentity[], helperTids: readonly number[] = []) {
  return { hostPid: HOST_PID, helperTids: new Set(helperTids), workers, follows: false };
}

describe('partitionCpu', () => {
  it('tells workers, host and runtime threads of the host process apart', () => {
    const workers = [worker(0, 'thread', HOST_PID, 12), worker(1, 'thread', HOST_PID, 13)];
    const from = mark(0, { 10: 5, 11: 5, 12: 5, 13: 5, 14: 5 });
    const to = mark(31, { 10: 6, 11: 7, 12: 15, 13: 17, 14: 11 });
    expect(partitionCpu(HOST_PID, from, to, roles(workers, [11]))).toEqual({
      totalMs: 31,
      workersMs: new Map([
        [0, 10],
        [1, 12],
      ]),
      hostMs: 3,
      runtimeThreadsMs: 6,
      hostThreads: 2,
      runtimeThreads: 1,
    });
  });

  it('takes the last bits of its sums for no time of the runtime', () => {
    const workers = [worker(0, 'thread', HOST_PID, 12)];
    const used = 0.1 + 0.2 + 0.3;
    const to = mark(used, { 10: 0.2, 11: 0.3, 12: 0.1 });
    const from = mark(0, { 10: 0, 11: 0, 12: 0 });
    const part = partitionCpu(HOST_PID, from, to, roles(workers, [11]));
    expect(used - (0.1 + (0.2 + 0.3))).toBeGreaterThan(0);
    expect(part.runtimeThreadsMs).toBe(0);
  });

  it('takes the main thread as a worker where tasks run in it', () => {
    const workers = [worker(0, 'event-loop', HOST_PID, HOST_PID)];
    const part = partitionCpu(HOST_PID, mark(0, { 10: 0 }), mark(9, { 10: 9 }), roles(workers));
    expect(part).toMatchObject({ hostMs: 0, runtimeThreadsMs: 0, workersMs: new Map([[0, 9]]) });
  });

  it('gives a worker process all of its process', () => {
    const workers = [worker(3, 'process', 20, 20)];
    const part = partitionCpu(
      20,
      mark(0, { 20: 0, 21: 0 }),
      mark(8, { 20: 5, 21: 3 }),
      roles(workers),
    );
    expect(part).toMatchObject({ hostMs: 0, runtimeThreadsMs: 0, workersMs: new Map([[3, 8]]) });
  });

  it('counts helper processes as host', () => {
    const part = partitionCpu(30, mark(1, { 30: 0 }), mark(4, { 30: 3 }), roles([]));
    expect(part).toMatchObject({ hostMs: 3, runtimeThreadsMs: 0 });
  });

  it('leaves what an ended thread had used to the runtime threads', () => {
    const workers = [worker(0, 'thread', HOST_PID, 12)];
    const part = partitionCpu(
      HOST_PID,
      mark(0, { 10: 0, 12: 0 }),
      mark(9, { 10: 2 }),
      roles(workers),
    );
    expect(part).toMatchObject({ hostMs: 2, runtimeThreadsMs: 7, workersMs: new Map() });
  });

  it('does not know the parts where the system does not tell threads', () => {
    const workers = [worker(0, 'thread', HOST_PID, null)];
    expect(partitionCpu(HOST_PID, mark(0, null), mark(9, null), roles(workers))).toMatchObject({
      totalMs: 9,
      workersMs: new Map([[0, null]]),
      hostMs: null,
      runtimeThreadsMs: null,
    });
  });

  it('makes parts that add up to the total', () => {
    const threads = fc.dictionary(
      fc.integer({ min: 10, max: 16 }).map(String),
      fc.double({ min: 0, max: 1e4, noNaN: true }),
    );
    fc.assert(
      fc.property(threads, (threadsMs) => {
        const totalMs = Object.values(threadsMs).reduce((sum, onCpuMs) => sum + onCpuMs, 0);
        const workers = [worker(0, 'thread', HOST_PID, 12), worker(1, 'thread', HOST_PID, 13)];
        const part = partitionCpu(
          HOST_PID,
          mark(0, {}),
          mark(totalMs, threadsMs),
          roles(workers, [11]),
        );
        const workersMs = [...part.workersMs.values()].reduce<number>(
          (sum, ms) => sum + (ms ?? 0),
          0,
        );
        expect(workersMs + (part.hostMs ?? 0) + (part.runtimeThreadsMs ?? 0)).toBeCloseTo(
          totalMs,
          6,
        );
      }),
    );
  });
});
