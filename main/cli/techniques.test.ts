import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { RunEndState, RunRequest, RunResult } from '../../contract/run.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { nodeRuntime, pythonRuntime } from '../lab/fixtures/test-lab.ts';
import { createTestLab } from '../lab/fixtures/test-lab.ts';
import { tinyParameters, writeTinyFiles } from '../lab/fixtures/tiny-parameters.ts';
import { readFlags } from './flags.ts';
import { parameterFlag } from './parameter-flag.ts';
import { allRunFlags } from './run-flags.ts';
import { planRun } from './run-plan.ts';

interface Row {
  readonly technique: string;
  readonly command: string;
}

/** The rows of the table that name a command. */
function readRows(): readonly Row[] {
  const text = readFileSync(new URL('../../docs/techniques.md', import.meta.url), 'utf8');
  return [...text.matchAll(/^\| ([^|*]+?) +\| `(--[^`]+)` +\| [^|]+\|$/gm)].map(
    ([, technique = '', command = '']) => ({ technique, command }),
  );
}

/** What the tutorial teaches: every word of it has a row. */
const TAUGHT = [
  'thread class',
  'start and join',
  'lock',
  'thread pool',
  'process class',
  'process lock',
  'process pool',
  'coroutine',
  'task',
  'gather',
  'network streams',
  'async file read, to a thread',
  'semaphore',
  'condition variable',
  'callback',
  'event',
  'the baseline',
];

interface Ending {
  readonly state: RunEndState;
  readonly error?: string;
  readonly warning?: string;
  readonly taskError?: string;
}

/** How the runs end that are not to complete. */
const ENDINGS: Readonly<Record<string, Ending>> = {
  'no lock': { state: 'completed' },
  'an exception in a task': { state: 'failed', taskError: 'InjectedFault' },
  'stop at the first failure': { state: 'failed', error: 'stopped-at-failure' },
  'an error nobody waits for': { state: 'completed', warning: 'error-lost' },
  'an unhandled rejection': { state: 'failed', error: 'worker-died' },
  'a worker that is killed': { state: 'failed', error: 'worker-died' },
  'a broken pool': { state: 'failed', error: 'worker-died' },
  'a task that hangs': { state: 'failed', error: 'task-time-limit' },
  'a coroutine that hangs': { state: 'failed', taskError: 'TimeoutError' },
  'memory runs out': { state: 'failed', error: 'worker-died' },
};

const folder = mkdtempSync(join(tmpdir(), 'corelane-techniques-'));

beforeAll(() => writeTinyFiles(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The row's command, made small: what it names itself stays as it is. */
function requestOf(command: string): {
  readonly request: Omit<RunRequest, 'runtimeId'>;
  kind: string | null;
} {
  const flags = readFlags(command.split(' '), allRunFlags());
  const { request, runtimeSelector } = planRun(flags, folder);
  const workload = catalogue.workloads.find(({ id }) => id === request.workload);
  const tiny = workload === undefined ? {} : tinyParameters(folder)[workload.id];
  const small = Object.fromEntries(
    (workload?.parameters ?? [])
      .filter((parameter) => !flags.has(parameterFlag(parameter)))
      .map(({ name }) => [name, tiny[name] ?? '']),
  );
  const workers = flags.has('workers') ? Math.min(request.workers, 8) : 2;
  return {
    kind: runtimeSelector,
    request: { ...request, workers, parameters: { ...request.parameters, ...small } },
  };
}

async function runRow(command: string): Promise<RunResult> {
  const { request, kind } = requestOf(command);
  const runtime = kind === 'python' ? pythonRuntime() : nodeRuntime();
  const { lab } = createTestLab([runtime]);
  try {
    const percent = request.parameters['fault'] === 'raise' ? { percent: 50 } : {};
    const parameters = { ...request.parameters, ...percent };
    const started = await lab.start({ ...request, parameters, runtimeId: runtime.id });
    if (!started.ok) throw new Error(started.error.message);
    return await lab.waitForEnd(started.value.runId);
  } finally {
    await lab.close();
  }
}

describe('docs/techniques.md', () => {
  const rows = readRows();

  test.each(TAUGHT)('has a row for “%s”', (technique) => {
    expect(rows.map((row) => row.technique)).toContain(technique);
  });

  test.each(rows)('$technique: $command', async ({ technique, command }) => {
    const result = await runRow(command);
    const ending: Ending = ENDINGS[technique] ?? { state: 'completed' };
    expect({ state: result.state, error: result.error }).toMatchObject({ state: ending.state });
    if (ending.error !== undefined) expect(result.error?.code).toBe(ending.error);
    if (ending.warning !== undefined)
      expect(result.warnings.map(({ code }) => code)).toContain(ending.warning);
    if (ending.taskError !== undefined)
      expect(result.taskErrors.map(({ code }) => code)).toContain(ending.taskError);
    if (ending.state === 'completed') expect(result.tasks.done).toBe(result.tasks.total);
  });
});
