import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { commandSpec } from '../../contract/command.test-support.ts';
import {
  buildLabApp,
  isAlive,
  killApp,
  type LabApp,
  type RunningApp,
} from './fixtures/kill-app.ts';
import { ENDLESS_PRIMES, type StrategyCase, strategyCases } from './fixtures/strategy-cases.ts';
import { nodeRuntime, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import { until } from './fixtures/until.ts';
import { groupIsAlive } from './process-group.ts';
import { namesOfRun } from './shared-names.ts';

const WORKLOADS = fileURLToPath(new URL('../../workloads', import.meta.url));
const HOSTS = fileURLToPath(new URL('fixtures/hosts', import.meta.url));
const LIMIT_MS = 2000;

let app: LabApp;

beforeAll(async () => {
  app = await buildLabApp();
});

afterAll(() => app.remove());

function hasSharedNames(hostPid: number): boolean {
  const names = existsSync('/dev/shm') ? readdirSync('/dev/shm') : [];
  return names.some((name) => namesOfRun(hostPid).some((start) => name.startsWith(start)));
}

async function nothingIsLeft({ hostPid, pids }: RunningApp): Promise<void> {
  await until('nothing of the run is left', LIMIT_MS, async () => {
    const alive = await Promise.all([groupIsAlive(hostPid), ...pids.map(isAlive)]);
    return !alive.includes(true) && !hasSharedNames(hostPid);
  });
}

function launchReal({ runtime, strategy, startMethod }: StrategyCase): Promise<RunningApp> {
  const options = startMethod === undefined ? {} : { startMethod };
  const request = requestFor(runtime, { strategy, options, parameters: ENDLESS_PRIMES });
  return app.launch({ request, runtime, workloadsDirectory: WORKLOADS });
}

describe.each(strategyCases())(
  'while it computes: $runtime.kind, $strategy $startMethod',
  (strategyCase) => {
    test('SIGKILL of the app leaves nothing alive', async () => {
      const running = await launchReal(strategyCase);
      await killApp(running);
      await nothingIsLeft(running);
    });

    test('SIGKILL of the host leaves nothing alive, and is told', async () => {
      const running = await launchReal(strategyCase);
      process.kill(running.hostPid, 'SIGKILL');
      await nothingIsLeft(running);
      expect(await running.nextLine()).toEqual({ state: 'crashed', signal: 'SIGKILL' });
    });

    test('SIGKILL of both leaves nothing alive', async () => {
      const running = await launchReal(strategyCase);
      const killed = killApp(running);
      process.kill(running.hostPid, 'SIGKILL');
      await killed;
      await nothingIsLeft(running);
    });
  },
);

describe.runIf(process.platform === 'linux')('a program of the user’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corelane-killed-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Itself and a daemon in a session of its own: no group of the run has that. */
  async function launchProgram(name: string) {
    const pidFile = join(folder, name);
    const script = `setsid sleep 1000 >/dev/null 2>&1 & echo $! $$ > ${pidFile}; sleep 1000`;
    const runtime = pythonRuntime();
    const running = await app.launch({
      request: requestFor(runtime, {
        workload: 'command',
        strategy: 'program',
        runtimeId: 'command',
        parameters: {},
        workers: 1,
        command: commandSpec({ argv: ['sh', '-c', script], directory: folder }),
      }),
      runtime,
      workloadsDirectory: WORKLOADS,
    });
    await until('it runs', 5000, () => existsSync(pidFile) && readFileSync(pidFile).length > 2);
    const pids = readFileSync(pidFile, 'utf8').trim().split(' ').map(Number);
    return { ...running, pids: [...running.pids, ...pids] };
  }

  test('is ended when the app is killed, with its daemons', async () => {
    const running = await launchProgram('app');
    await killApp(running);
    await nothingIsLeft(running);
  });

  test('is ended when app and launcher are killed, with its daemons', async () => {
    const running = await launchProgram('both');
    const killed = killApp(running);
    process.kill(running.hostPid, 'SIGKILL');
    await killed;
    await nothingIsLeft(running);
  });
});

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
