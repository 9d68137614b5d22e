import { existsSync, readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { ENDLESS_PRIMES } from './fixtures/strategy-cases.ts';
import { createTestLab, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import { until } from './fixtures/until.ts';
import { namesOfRun } from './shared-names.ts';

function names(hostPid: number): readonly string[] {
  const beginnings = namesOfRun(hostPid);
  const isOfRun = (name: string): boolean => beginnings.some((start) => name.startsWith(start));
  return readdirSync('/dev/shm').filter(isOfRun);
}

describe.runIf(existsSync('/dev/shm'))('semaphores that processes were given by name', () => {
  const endings = {
    'a stop': () => undefined,
    'SIGKILL of the host': (pid: number) => process.kill(pid, 'SIGKILL'),
    'SIGKILL of the whole group': (pid: number) => process.kill(-pid, 'SIGKILL'),
  };

  test.each(
    Object.entries(endings).flatMap(([ending, end]) =>
      (['spawn', 'forkserver'] as const).map((startMethod) => ({ ending, end, startMethod })),
    ),
  )('are gone after $ending, $startMethod', async ({ end, startMethod }) => {
    const runtime = pythonRuntime();
    const { lab, sampler } = createTestLab([runtime]);
    try {
      const started = await lab.start(
        requestFor(runtime, {
          strategy: 'process-pool',
          options: { startMethod },
          parameters: ENDLESS_PRIMES,
        }),
      );
      if (!started.ok) throw new Error(started.error.message);
      await until('the work is under way', 15_000, () => lab.state().state === 'running');
      const hostPid = sampler.target?.hostPid ?? Number.NaN;
      expect(names(hostPid).length).toBeGreaterThan(0);
      end(hostPid);
      lab.stop();
      await lab.waitForEnd(started.value.runId);
      expect(names(hostPid)).toEqual([]);
    } finally {
      await lab.close();
    }
  });
});
