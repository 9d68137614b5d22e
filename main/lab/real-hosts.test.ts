import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { catalogue } from '../catalogue/catalogue.ts';
import { createTestLab, realRuntimes, requestFor } from './fixtures/test-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'corelane-lab-'));

beforeAll(() => {
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name), name.repeat(1000));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parameters = {
  primes: { tasks: 8, size: 1000 },
  'files-sha256': { folder },
  'http-get': { tasks: 8, latencyMs: 5, responseBytes: 100 },
};

const workloads = ['primes', 'files-sha256', 'http-get'] as const;

describe.each(workloads)('%s', (workload) => {
  const digests = new Set<string | null>();

  const cases = realRuntimes().flatMap((runtime) =>
    catalogue.strategies.map((strategy) => ({ runtime, strategy: strategy.id })),
  );

  test.each(cases)('completes: $runtime.kind, $strategy', async ({ runtime, strategy }) => {
    const { lab } = createTestLab([runtime]);
    const started = await lab.start(
      requestFor(runtime, { workload, strategy, parameters: parameters[workload] }),
    );
    if (!started.ok) throw new Error(started.error.message);
    const result = await lab.waitForEnd(started.value.runId);
    expect(result.error).toBeNull();
    expect(result.state).toBe('completed');
    expect(result.tasks.done).toBe(result.tasks.total);
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(result.totalMs).toBeGreaterThan(result.wallMs ?? Number.NaN);
    expect(result.warnings.map((warning) => warning.code)).not.toContain('left-behind');
    digests.add(result.digest);
    await lab.close();
  });

  test('has one digest under every strategy and runtime', () => {
    expect(digests.size).toBe(1);
  });
});
