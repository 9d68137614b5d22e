import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { RunResult } from '../../contract/run.ts';
import { createTestLab } from '../lab/fixtures/test-lab.ts';
import { until } from '../lab/fixtures/until.ts';
import { parseCpuTimes } from '../monitor/linux/cpu-times.ts';
import { createSampler } from '../monitor/sampler.ts';
import { readStartTicks } from './read-start-ticks.ts';

const sampler = createSampler({ tickMs: 100 });
const { lab } = createTestLab([], { sampler });

beforeAll(() => sampler.start());

afterAll(async () => {
  await lab.close();
  await sampler.stop();
});

/** In a group of its own, and no descendant of this process by the time it is looked for. */
async function start(script: string): Promise<number> {
  const child = spawn('/bin/sh', ['-c', `setsid sh -c '${script}' >/dev/null & echo $!`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  await once(child, 'exit');
  return Number(String(line));
}

async function attach(pid: number): Promise<string> {
  const process = { pid, startTicks: readStartTicks(pid) ?? -1 };
  const started = await lab.attach({ process, name: '', timeLimitMs: 60_000 });
  if (!started.ok) throw new Error(started.error.message);
  await until('it is watched', 10_000, () => lab.state().state === 'running');
  return started.value.runId;
}

async function ticks(count: number): Promise<void> {
  let seen = 0;
  const leave = sampler.onBatch(() => (seen += 1));
  await until('time has passed', 20_000, () => seen >= count);
  leave();
}

async function detach(runId: string): Promise<RunResult> {
  lab.stop();
  return lab.waitForEnd(runId);
}

function cpuMs(pid: number): number {
  const times = parseCpuTimes(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return (times?.userMs ?? NaN) + (times?.systemMs ?? NaN);
}

describe.runIf(platform() === 'linux')('a process that is watched', { timeout: 60_000 }, () => {
  it('has the CPU time that the kernel charged it, and goes on', async () => {
    const pid = await start('exec awk "BEGIN { while (1) x += 1 }"');
    try {
      await until('it is awk', 10_000, () => readFileSync(`/proc/${pid}/comm`, 'utf8') !== 'sh\n');
      const runId = await attach(pid);
      const before = cpuMs(pid);
      await ticks(20);
      const used = cpuMs(pid) - before;
      const result = await detach(runId);
      expect(result.state).toBe('completed');
      expect(result.attach?.pid).toBe(pid);
      expect(
        Math.abs(((result.cpuMs?.user ?? NaN) + (result.cpuMs?.system ?? NaN)) / used - 1),
      ).toBeLessThan(0.1);
      expect(result.command?.argv[0]).toMatch(/awk/);
      expect(result.peakRssBytes).toBeGreaterThan(100_000);
      expect(result.workStartMs).toBeGreaterThanOrEqual(0);
      expect(result.verdict).not.toBeNull();
      expect(readStartTicks(pid)).not.toBeNull();
    } finally {
      process.kill(pid, 'SIGKILL');
    }
  });

  it('shows what it starts, and says when it has ended', async () => {
    const pid = await start('sleep 1; timeout 2 awk "BEGIN { while (1) x += 1 }"; true');
    const result = await lab.waitForEnd(await attach(pid));
    expect(result.state).toBe('completed');
    expect(result.warnings.map(({ code }) => code)).toContain('process-ended');
    expect(result.cpuIsLowerBound).toBe(true);
    expect(result.workerDetails.some(({ label }) => label.startsWith('awk'))).toBe(true);
    expect(result.coresUsed).toBeGreaterThan(0);
  });

  it('is never Corelane itself, nor what Corelane runs below', async () => {
    for (const pid of [process.pid, process.ppid]) {
      const asked = { pid, startTicks: readStartTicks(pid) ?? -1 };
      const refused = await lab.attach({ process: asked, name: '', timeLimitMs: 1000 });
      expect(refused).toMatchObject({ ok: false, error: { code: 'not-attachable' } });
    }
  });

  it('is the very process that was meant', async () => {
    const asked = { pid: process.pid, startTicks: 1 };
    const refused = await lab.attach({ process: asked, name: '', timeLimitMs: 1000 });
    expect(refused).toMatchObject({ ok: false, error: { code: 'no-process' } });
  });
});
