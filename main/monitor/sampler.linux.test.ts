import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

import type { SampleBatch } from '../../contract/sample.ts';
import { isResidualAcceptable } from './reconcile.ts';
import { createSampler } from './sampler.ts';
import type { RunWatch, Sampler } from './watch.ts';

const BURNER = fileURLToPath(new URL('testing/burner.mjs', import.meta.url));

interface Burner {
  readonly child: ChildProcessWithoutNullStreams;
  readonly pid: number;
  readonly tids: readonly number[];
  work(): Promise<{ processCpuMs: number; workersCpuMs: number[] }>;
}

const children: ChildProcessWithoutNullStreams[] = [];
const samplers: Sampler[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const sampler of samplers.splice(0)) await sampler.stop();
});

/** @param threads 0: the work is done in the main thread. */
async function startBurner(threads: number, goalMs: number): Promise<Burner> {
  const child = spawn(process.execPath, [BURNER, String(threads), String(goalMs)]);
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async (word: string): Promise<unknown> => {
    const { value } = (await lines.next()) as { value?: string };
    if (value?.startsWith(`${word} `) !== true) throw new Error(`Expected ${word}: ${value ?? ''}`);
    return JSON.parse(value.slice(word.length));
  };
  const { tids } = (await hear('ready')) as { tids: number[] };
  return {
    child,
    pid: child.pid ?? -1,
    tids,
    work: async () => {
      child.stdin.write('go\n');
      return (await hear('done')) as { processCpuMs: number; workersCpuMs: number[] };
    },
  };
}

function startSampler(): Sampler {
  const sampler = createSampler({ tickMs: 100 });
  samplers.push(sampler);
  return sampler;
}

function nextBatch(sampler: Sampler): Promise<SampleBatch> {
  return new Promise((resolve) => {
    const leave = sampler.onBatch((batch) => {
      leave();
      resolve(batch);
    });
  });
}

function watch(sampler: Sampler, hostPid: number): RunWatch {
  const progress = {
    tasksDone: 0,
    tasksFailed: 0,
    tasksTotal: null,
    tasksIn: () => 0,
    gaugesOf: () => [],
  };
  return sampler.watchRun({
    runId: 'run',
    hostPid,
    runtimeKind: 'node',
    serverPid: null,
    progress: () => progress,
  });
}

function ratio(measured: number | null | undefined, truth: number): number {
  return (measured ?? NaN) / truth;
}

describe.runIf(platform() === 'linux')('real processes', { retry: 0, timeout: 60_000 }, () => {
  it('agree with their own account', async () => {
    const burner = await startBurner(0, 1200);
    const sampler = startSampler();
    const run = watch(sampler, burner.pid);
    run.addWorker({ id: 0, kind: 'process', label: '', pid: burner.pid, tid: burner.pid });
    sampler.start();
    await run.markReady();
    const { processCpuMs } = await burner.work();
    await run.markFinished();
    const seen = await run.end();
    expect(processCpuMs).toBeGreaterThanOrEqual(1000);
    expect(seen.ticks).toBeGreaterThanOrEqual(4);
    expect(isResidualAcceptable(seen.processCpuMs ?? NaN, processCpuMs, 1)).toBe(true);
    expect(seen.workers[0]?.cpuMs).toBe(seen.processCpuMs);
    expect(seen.peakRssBytes).toBeGreaterThan(10e6);
    expect(seen.peakPssBytes).toBeGreaterThan(1e6);
    expect(seen.peakPssBytes ?? NaN).toBeLessThanOrEqual(seen.peakRssBytes ?? NaN);
    // What is a process's own is in its PSS, too.
    expect(seen.peakUssBytes).toBeGreaterThan(1e6);
    expect(seen.peakUssBytes ?? NaN).toBeLessThanOrEqual(seen.peakPssBytes ?? NaN);
    expect(seen.rejectedReadings).toBe(0);
  });

  it('are split over their worker threads, and the parts add up', async () => {
    const burner = await startBurner(2, 700);
    const sampler = startSampler();
    const run = watch(sampler, burner.pid);
    burner.tids.forEach((tid, id) => {
      run.addWorker({ id, kind: 'thread', label: '', pid: burner.pid, tid });
    });
    const batches: SampleBatch[] = [];
    sampler.onBatch((batch) => batches.push(batch));
    sampler.start();
    await run.markReady();
    const { workersCpuMs } = await burner.work();
    await run.markFinished();
    const seen = await run.end();
    workersCpuMs.forEach((cpuMs, id) => {
      expect(isResidualAcceptable(seen.workers[id]?.cpuMs ?? NaN, cpuMs, 1)).toBe(true);
    });
    const workersMs = seen.workers.reduce((sum, worker) => sum + (worker.cpuMs ?? NaN), 0);
    const partsMs = workersMs + (seen.hostCpuMs ?? NaN) + (seen.runtimeThreadsCpuMs ?? NaN);
    expect(ratio(partsMs, seen.processCpuMs ?? NaN)).toBeCloseTo(1, 6);
    expectRowsToAddUp(batches);
  });

  it('have no rate at the first reading, and one at the second', async () => {
    const burner = await startBurner(0, 1);
    const sampler = startSampler();
    watch(sampler, burner.pid);
    const first = nextBatch(sampler);
    sampler.start();
    expect(await first).toMatchObject({ elapsedMs: null, run: { total: { coresUsed: null } } });
    const second = await nextBatch(sampler);
    expect(second.run?.total.coresUsed).toBeGreaterThanOrEqual(0);
    expect(second.run?.total.rssBytes).toBeGreaterThan(10e6);
  });

  it('may vanish at any time', async () => {
    const burner = await startBurner(0, 1);
    const sampler = startSampler();
    const run = watch(sampler, burner.pid);
    run.addWorker({ id: 0, kind: 'process', label: '', pid: burner.pid, tid: null });
    sampler.start();
    await nextBatch(sampler);
    burner.child.kill('SIGKILL');
    await once(burner.child, 'exit');
    // One tick may have begun before the end.
    await nextBatch(sampler);
    const after = await nextBatch(sampler);
    expect(after.run).toMatchObject({ workers: [], total: { processes: 0 } });
    expect(after.rejectedReadings).toBe(0);
    expect(await run.end()).toMatchObject({ processCpuMs: null });
  });
});

function expectRowsToAddUp(batches: readonly SampleBatch[]): void {
  const known = batches.filter(({ run }) => typeof run?.total.coresUsed === 'number');
  expect(known.length).toBeGreaterThan(0);
  for (const { run } of known) {
    const workers = run?.workers.reduce((sum, worker) => sum + (worker.coresUsed ?? 0), 0) ?? NaN;
    const others = (run?.host.coresUsed ?? NaN) + (run?.runtimeThreads.coresUsed ?? NaN);
    expect(workers + others).toBeCloseTo(run?.total.coresUsed ?? NaN, 6);
    const rows = run?.otherThreads ?? [];
    const threads = rows.reduce((sum, { coresUsed }) => sum + (coresUsed ?? 0), 0);
    expect(workers + threads).toBeCloseTo(run?.total.coresUsed ?? NaN, 6);
    expect(rows.map(({ role }) => role)).toContain('host');
    expect(rows.every(({ name }) => name.length > 0)).toBe(true);
    for (const { states } of run?.workers ?? []) {
      if (states !== null) {
        expect(states.onCpu + states.waiting + states.blocked).toBeCloseTo(1, 6);
      }
    }
  }
}
