import { readFile } from 'node:fs/promises';

import { afterEach, describe, expect, test } from 'vitest';

import { readMachineFacts } from '../monitor/machine.ts';
import { createTestLab, realRuntimes, requestFor } from './fixtures/test-lab.ts';
import { until } from './fixtures/until.ts';
import { hostStart } from './host-start.ts';
import type { Lab } from './lab.ts';

const command = {
  executable: '/bin/py',
  args: ['host.py'],
  directory: '/',
  environment: { A: '1' },
};

describe('hostStart', () => {
  test('changes nothing that is not asked for', () => {
    expect(hostStart(command, { options: {}, cores: null })).toEqual(command);
  });

  test('lets taskset start the host on its cores', () => {
    expect(hostStart(command, { options: {}, cores: [0, 3] }, '/usr/bin/taskset')).toEqual({
      ...command,
      executable: '/usr/bin/taskset',
      args: ['-c', '0,3', '/bin/py', 'host.py'],
    });
  });

  test.each([
    ['off', '0'],
    ['on', '1'],
  ] as const)('starts Python with the GIL %s, and its workers too', (gil, value) => {
    const started = hostStart(command, { options: { gil }, cores: null });
    expect(started.args).toEqual(['-X', `gil=${value}`, 'host.py']);
    expect(started.environment).toEqual({ A: '1', PYTHON_GIL: value });
  });

  test('says when the tool has gone', () => {
    expect(() => hostStart(command, { options: {}, cores: [0] }, null)).toThrow(/taskset/);
  });
});

const { allowedCores, noAffinityReason } = readMachineFacts();
const last = allowedCores.slice(-1);

let lab: Lab | undefined;
afterEach(() => lab?.close());

describe.runIf(noAffinityReason === null)('a run that is confined to a core', () => {
  const cases = realRuntimes().flatMap((runtime) =>
    (['threads', 'processes'] as const).map((strategy) => ({ runtime, strategy })),
  );

  test.each(cases)('stays there: $runtime.kind, $strategy', async ({ runtime, strategy }) => {
    const made = createTestLab([runtime]);
    lab = made.lab;
    const parameters = { tasks: 4, size: 100_000_000, sizes: 'uniform' };
    const request = requestFor(runtime, { strategy, parameters, cores: last });
    const started = await made.lab.start(request);
    if (!started.ok) throw new Error(started.error.message);
    await until('running', 30_000, () => made.lab.state().state === 'running');
    const state = made.lab.state();
    const workers = state.state === 'running' ? state.run.workers : [];
    expect(workers).toHaveLength(2);
    const pids = [made.sampler.target?.hostPid ?? 0, ...workers.map(({ pid }) => pid)];
    for (const pid of pids) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(new RegExp(`^Cpus_allowed_list:\\s+${last.join('')}$`, 'm'));
    }
    made.lab.stop();
    const result = await made.lab.waitForEnd(started.value.runId);
    expect(result).toMatchObject({ state: 'cancelled', cores: last });
    expect(result.effectiveCores).toBeLessThanOrEqual(1);
  });
});
