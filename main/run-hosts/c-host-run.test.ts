import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { RunRequest, RunResult } from '../../contract/run.ts';
import type { UsableRuntime } from '../../contract/runtime.ts';
import { createTestLab, nodeRuntime, requestFor } from '../lab/fixtures/test-lab.ts';
import { until } from '../lab/fixtures/until.ts';
import { findRunHosts } from './find-run-hosts.ts';

const cacheDirectory = mkdtempSync(join(tmpdir(), 'corelane-cache-'));
const workloadsDirectory = fileURLToPath(new URL('../../workloads', import.meta.url));

let found: UsableRuntime | null = null;

beforeAll(async () => {
  const [host] = await findRunHosts({ paths: [], example: { workloadsDirectory, cacheDirectory } });
  if (host !== undefined && !host.usable) throw new Error(host.reason);
  found = host ?? null;
}, 60_000);

afterAll(() => rmSync(cacheDirectory, { recursive: true, force: true }));

async function run(
  runtime: UsableRuntime,
  changes: Partial<RunRequest>,
  meanwhile?: (pids: readonly number[]) => void,
): Promise<RunResult> {
  const { lab } = createTestLab([runtime]);
  const started = await lab.start(requestFor(runtime, changes));
  if (!started.ok) throw new Error(started.error.message);
  if (meanwhile !== undefined) {
    await until('the work is under way', 20_000, () => lab.state().state === 'running');
    const state = lab.state();
    meanwhile(state.state === 'idle' ? [] : state.run.workers.map(({ pid }) => pid));
  }
  const result = await lab.waitForEnd(started.value.runId);
  await lab.close();
  return result;
}

const primes = { parameters: { tasks: 9, size: 2000, sizes: 'heavy-tailed' } };

describe('the C host in the lab', () => {
  it('comes to the digest of the Node host, with threads and with processes', async ({ skip }) => {
    const host = found ?? skip();
    const onNode = await run(nodeRuntime(), { ...primes, strategy: 'threads' });
    for (const strategy of ['sequential', 'threads', 'processes'] as const) {
      const result = await run(host, { ...primes, strategy });
      expect(result.error).toBeNull();
      expect(result).toMatchObject({ state: 'completed', digest: onNode.digest });
      expect(result.runtime).toMatchObject({ kind: 'other', executable: host.executable });
      expect(result.workerDetails).toHaveLength(strategy === 'sequential' ? 1 : 2);
      const codes = result.warnings.map(({ code }) => code);
      expect(codes.filter((code) => code !== 'too-short-to-chart')).toEqual([]);
    }
  }, 60_000);

  it('counts right under a lock, between processes too', async ({ skip }) => {
    const host = found ?? skip();
    const parameters = { tasks: 6, increments: 2000, protection: 'lock' };
    const result = await run(host, { workload: 'counter', strategy: 'processes', parameters });
    expect(result.state).toBe('completed');
    expect(result.invariants).toEqual([
      expect.objectContaining({ name: 'counter', expected: 12_000, actual: 12_000 }),
    ]);
  });

  it('fails with the name of the worker process that was killed', async ({ skip }) => {
    const host = found ?? skip();
    const parameters = { tasks: 4, size: 60_000, sizes: 'uniform' };
    const result = await run(
      host,
      { workload: 'sleep', strategy: 'processes', parameters },
      ([, pid]) => process.kill(pid ?? 0, 'SIGKILL'),
    );
    expect(result).toMatchObject({ state: 'failed', error: { code: 'worker-died' } });
    expect(result.workerDetails[1]).toMatchObject({ id: 1, signal: 'SIGKILL' });
  });

  it('refuses what it did not say it can do', async ({ skip }) => {
    const host = found ?? skip();
    const { lab } = createTestLab([host]);
    const started = await lab.start(requestFor(host, { ...primes, strategy: 'async' }));
    expect(started.ok).toBe(false);
    await lab.close();
  });
});
