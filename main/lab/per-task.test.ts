import { afterEach, expect, test } from 'vitest';

import { createSampler } from '../monitor/sampler.ts';
import type { Sampler } from '../monitor/watch.ts';
import { createTestLab, nodeRuntime, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import type { Lab } from './lab.ts';

let lab: Lab | undefined;
let sampler: Sampler | undefined;
afterEach(async () => {
  await lab?.close();
  await sampler?.stop();
});

// Workers that come and go between two ticks, many more than there are at any moment.
test.each([
  { runtime: pythonRuntime(), strategy: 'threads', tasks: 1000 },
  { runtime: pythonRuntime(), strategy: 'processes', tasks: 100 },
  { runtime: nodeRuntime(), strategy: 'threads', tasks: 40 },
  { runtime: nodeRuntime(), strategy: 'processes', tasks: 20 },
] as const)(
  '$runtime.kind, $tasks $strategy, one per task, are watched and told apart',
  { timeout: 60_000 },
  async ({ runtime, strategy, tasks }) => {
    sampler = createSampler({ tickMs: 100 });
    sampler.start();
    lab = createTestLab([runtime], { sampler }).lab;
    const seen = new Set<number>();
    sampler.onBatch(({ run }) => {
      for (const { id } of run?.workers ?? []) seen.add(id);
    });
    const started = await lab.start(
      requestFor(runtime, {
        workload: 'sleep',
        parameters: { tasks, size: 2, sizes: 'uniform' },
        strategy,
        workers: 8,
        options: { perTask: true },
        timeLimitMs: 50_000,
      }),
    );
    if (!started.ok) throw new Error(started.error.message);
    const result = await lab.waitForEnd(started.value.runId);
    expect([result.state, result.error]).toEqual(['completed', null]);
    expect(result.workerDetails.map(({ id }) => id)).toEqual(
      Array.from({ length: tasks }, (_, id) => id),
    );
    expect(result.workerDetails.every((worker) => worker.tasks === 1)).toBe(true);
    expect(seen.size).toBeLessThanOrEqual(tasks);
    const codes = result.warnings.map(({ code }) => code);
    for (const wrong of ['worker-count', 'samples-differ', 'runtime-threads', 'boundary-missed'])
      expect(codes).not.toContain(wrong);
  },
);
