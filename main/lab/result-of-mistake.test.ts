import { expect, test } from 'vitest';

import { machineCard } from './fixtures/machine-card.ts';
import { createTestLab, nodeRuntime, requestFor } from './fixtures/test-lab.ts';

/** Reads the machine, but for the first time, which is when the account is put together. */
function failsOnce() {
  let isFirst = true;
  return () => {
    if (!isFirst) return machineCard();
    isFirst = false;
    throw new Error('nobody has thought of this');
  };
}

test('a mistake in the account ends the run as failed, and the next one can be started', async () => {
  const { lab } = createTestLab([nodeRuntime()], { readMachine: failsOnce() });
  const states: string[] = [];
  lab.onState(({ state }) => states.push(state));
  const runOnce = async () => {
    const started = await lab.start(requestFor(nodeRuntime()));
    if (!started.ok) throw new Error(started.error.message);
    return lab.waitForEnd(started.value.runId);
  };

  const spoilt = await runOnce();
  expect(spoilt).toMatchObject({ state: 'failed', wallMs: null, cpuMs: null, digest: null });
  expect(spoilt.error?.code).toBe('internal-error');
  expect(spoilt.error?.message).toContain('nobody has thought of this');
  expect(states.at(-1)).toBe('failed');

  expect((await runOnce()).state).toBe('completed');
  await lab.close();
});
