import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { StrategyId } from '../../contract/catalogue.ts';
import type { StartMethod, UsableRuntime } from '../../contract/runtime.ts';
import { catalogue } from './catalogue.ts';
import {
  buildLabApp,
  isAlive,
  killApp,
  type LabApp,
  type RunningApp,
} from './fixtures/kill-app.ts';
import { nodeRuntime, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import { until } from './fixtures/until.ts';
import { groupIsAlive } from './process-group.ts';

const WORKLOADS = fileURLToPath(new URL('../../workloads', import.meta.url));
const HOSTS = fileURLToPath(new URL('fixtures/hosts', import.meta.url));
const LIMIT_MS = 2000;

let app: LabApp;

beforeAll(async () => {
  app = await buildLabApp();
});

afterAll(() => app.remove());

async function nothingIsLeft({ hostPid, pids }: RunningApp): Promise<void> {
  await until('nothing of the run is alive', LIMIT_MS, async () => {
    const alive = await Promise.all([groupIsAlive(hostPid), ...pids.map(isAlive)]);
    return !alive.includes(true);
  });
}

// What is computed would take hours: only being killed ends it.
const endless = { tasks: 1000, size: 100_000_000 };

function launchReal(
  runtime: UsableRuntime,
  strategy: StrategyId,
  startMethod?: StartMethod,
): Promise<RunningApp> {
  const options = startMethod === undefined ? {} : { startMethod };
  const request = requestFor(runtime, { strategy, options, parameters: endless });
  return app.launch({ request, runtime, workloadsDirectory: WORKLOADS });
}

const strategies = catalogue.strategies.map(({ id }) => id);
const withProcesses: readonly StrategyId[] = ['processes', 'process-pool'];
const startMethods: readonly StartMethod[] = ['fork', 'spawn', 'forkserver'];

const cases = [
  ...strategies.map((strategy) => ({ runtime: nodeRuntime(), strategy, startMethod: undefined })),
  ...strategies
    .filter((strategy) => !withProcesses.includes(strategy))
    .map((strategy) => ({ runtime: pythonRuntime(), strategy, startMethod: undefined })),
  ...withProcesses.flatMap((strategy) =>
    startMethods.map((startMethod) => ({ runtime: pythonRuntime(), strategy, startMethod })),
  ),
];

describe.each(cases)(
  'while it computes: $runtime.kind, $strategy $startMethod',
  ({ runtime, strategy, startMethod }) => {
    test('SIGKILL of the app leaves nothing alive', async () => {
      const running = await launchReal(runtime, strategy, startMethod);
      await killApp(running);
      await nothingIsLeft(running);
    });

    test('SIGKILL of the host leaves nothing alive, and is told', async () => {
      const running = await launchReal(runtime, strategy, startMethod);
      process.kill(running.hostPid, 'SIGKILL');
      await nothingIsLeft(running);
      expect(await running.nextLine()).toEqual({ state: 'crashed', signal: 'SIGKILL' });
    });

    test('SIGKILL of both leaves nothing alive', async () => {
      const running = await launchReal(runtime, strategy, startMethod);
      const killed = killApp(running);
      process.kill(running.hostPid, 'SIGKILL');
      await killed;
      await nothingIsLeft(running);
    });
  },
);

describe('a host that watches nobody', () => {
  const launchDeaf = (): Promise<RunningApp> => {
    const runtime = { ...nodeRuntime(), environment: { FAKE_HOST: 'ignores-stop' } };
    return app.launch({ request: requestFor(runtime), runtime, workloadsDirectory: HOSTS });
  };

  test('is ended by the guard when the app is killed', async () => {
    const running = await launchDeaf();
    await killApp(running);
    await nothingIsLeft(running);
  });

  test('is ended by the guard when the terminal interrupts the app', async () => {
    const running = await launchDeaf();
    const exited = once(running.process, 'exit');
    process.kill(-(running.process.pid ?? Number.NaN), 'SIGINT');
    await exited;
    await nothingIsLeft(running);
  });
});
