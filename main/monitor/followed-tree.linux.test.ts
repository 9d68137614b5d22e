import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:os';
import { createInterface } from 'node:readline';

import { describe, expect, it } from 'vitest';

import type { WorkerIdentity } from '../../contract/run.ts';
import { createSampler } from './sampler.ts';

/** Runs a shell on command, waits for it, and says what the kernel charged for all of its processes. */
const HOST = `
import os, sys, json
sys.stdout.write("ready\\n"); sys.stdout.flush()
sys.stdin.readline()
pid = os.posix_spawn("/bin/sh", ["sh", "-c", sys.argv[1]], os.environ)
sys.stdout.write(f"{pid}\\n"); sys.stdout.flush()
_, status, usage = os.wait4(pid, 0)
sys.stdout.write(json.dumps({"status": status, "cpuMs": (usage.ru_utime + usage.ru_stime) * 1000}) + "\\n")
sys.stdout.flush()
sys.stdin.readline()
`;

async function followed(script: string) {
  const host = spawn('python3', ['-c', HOST, script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => String((await lines.next()).value);
  await nextLine();
  const found: WorkerIdentity[] = [];
  const sampler = createSampler({ tickMs: 250 });
  const progress = {
    tasksDone: 0,
    tasksFailed: 0,
    tasksTotal: null,
    tasksIn: () => 0,
    gaugesOf: () => [],
  };
  const run = sampler.watchRun({
    runId: 'run',
    hostPid: host.pid ?? 0,
    runtimeKind: 'other',
    serverPid: null,
    follows: { onFound: (worker) => found.push(worker) },
    progress: () => progress,
  });
  sampler.start();
  await run.markReady();
  host.stdin.write('\n');
  const pid = Number(await nextLine());
  run.addWorker({ id: 1, kind: 'process', label: 'sh', pid, tid: null });
  const told = JSON.parse(await nextLine()) as { readonly status: number; readonly cpuMs: number };
  await run.markFinished();
  const seen = await run.end();
  await sampler.stop();
  const exited = once(host, 'exit');
  host.stdin.end('\n');
  await exited;
  return { told, seen, found };
}

const BURN = `awk 'BEGIN { for (i = 0; i < 300000; i++) x += i }'`;

describe.runIf(platform() === 'linux')('real programs', { retry: 0, timeout: 60_000 }, () => {
  it('with hundreds of short processes: their CPU time is the kernel’s account', async () => {
    const { told, seen } = await followed(`for i in $(seq 300); do ${BURN}; done`);
    expect(told.status).toBe(0);
    expect(told.cpuMs).toBeGreaterThan(300);
    expect(Math.abs((seen.processCpuMs ?? NaN) / told.cpuMs - 1)).toBeLessThan(0.03);
  });

  it('with processes that live long: each has a row, and what it used', async () => {
    const long = `timeout 2 awk 'BEGIN { while (1) x += 1 }'`;
    const { told, seen, found } = await followed(`${long} & ${long} & wait`);
    expect(Math.abs((seen.processCpuMs ?? NaN) / told.cpuMs - 1)).toBeLessThan(0.03);
    expect(found.filter(({ label }) => label.includes('awk'))).toHaveLength(2);
    const rowsMs = seen.workers.reduce((sum, { cpuMs }) => sum + (cpuMs ?? 0), 0);
    expect(rowsMs / told.cpuMs).toBeGreaterThan(0.5);
  });
});
