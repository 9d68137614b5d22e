import { afterAll, beforeAll, expect, test } from 'vitest';

import { createSampler } from '../monitor/sampler.ts';
import { isAlive } from './fixtures/kill-app.ts';
import { ENDLESS_PRIMES, strategyCases } from './fixtures/strategy-cases.ts';
import { createTestLab, nodeRuntime, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import { until } from './fixtures/until.ts';

const sampler = createSampler({ tickMs: 100 });
const { lab } = createTestLab([nodeRuntime(), pythonRuntime()], { sampler });

beforeAll(() => sampler.start());

afterAll(async () => {
  await lab.close();
  await sampler.stop();
});

test.each(strategyCases())(
  'ends within 2 s of a stop while it computes: $runtime.kind, $strategy $startMethod',
  async ({ runtime, strategy, startMethod }) => {
    const options = startMethod === undefined ? {} : { startMethod };
    const request = requestFor(runtime, { strategy, options, parameters: ENDLESS_PRIMES });
    const started = await lab.start(request);
    if (!started.ok) throw new Error(started.error.message);
    await until('the work is under way', 15_000, () => lab.state().state === 'running');
    const stoppedAtMs = performance.now();
    lab.stop();
    const result = await lab.waitForEnd(started.value.runId);
    expect(performance.now() - stoppedAtMs).toBeLessThan(2000);
    expect(result.state).toBe('cancelled');
    expect(result.tasks.done).toBeLessThan(result.tasks.total);
    for (const { pid } of result.workerDetails) expect(await isAlive(pid)).toBe(false);
  },
);

test('is measured: what the samples saw agrees with the processes’ own account', async () => {
  const runtime = nodeRuntime();
  // Seconds of work: a machine four times as fast still gives it its ticks.
  const parameters = { tasks: 96, size: 400_000 };
  const started = await lab.start(requestFor(runtime, { strategy: 'processes', parameters }));
  if (!started.ok) throw new Error(started.error.message);
  const result = await lab.waitForEnd(started.value.runId);
  expect(result.state).toBe('completed');
  expect(result.samples.count).toBeGreaterThanOrEqual(4);
  expect(result.samples.residualPercent).not.toBeNull();
  expect(result.warnings.map(({ code }) => code)).not.toContain('samples-differ');
  expect(result.peakRssBytes).toBeGreaterThan(0);
  expect(result.monitorCoresUsed).toBeGreaterThan(0);
}, 90_000);
