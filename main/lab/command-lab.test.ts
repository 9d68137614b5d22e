import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { commandSpec } from '../../contract/command.test-support.ts';
import type { CommandSpec } from '../../contract/command.ts';
import type { RunRequest, RunResult, RunState } from '../../contract/run.ts';
import { isAlive } from './fixtures/kill-app.ts';
import { createTestLab, nodeRuntime, pythonRuntime } from './fixtures/test-lab.ts';
import { until } from './fixtures/until.ts';
import type { Lab } from './lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'corelane-commands-'));
const TELLING = join(import.meta.dirname, '..', '..', 'workloads', 'examples', 'telling.py');
const outputs = { directory: join(folder, 'outputs'), isKept: true };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function requestOf(parts: Partial<CommandSpec>, changes: Partial<RunRequest> = {}): RunRequest {
  return {
    workload: 'command',
    parameters: {},
    strategy: 'program',
    runtimeId: 'command',
    workers: 1,
    options: {},
    cores: null,
    seed: 1,
    timeLimitMs: 30_000,
    command: commandSpec({ directory: folder, ...parts }),
    ...changes,
  };
}

const sh = (script: string, parts: Partial<CommandSpec> = {}): Partial<CommandSpec> => ({
  argv: ['sh', '-c', script],
  ...parts,
});

async function withLab<Value>(
  work: (lab: Lab) => Promise<Value>,
  runtime = pythonRuntime(),
): Promise<Value> {
  const { lab } = createTestLab([runtime], { outputs });
  try {
    return await work(lab);
  } finally {
    await lab.close();
  }
}

async function run(parts: Partial<CommandSpec>, changes: Partial<RunRequest> = {}) {
  return withLab(async (lab) => {
    const started = await lab.start(requestOf(parts, changes));
    if (!started.ok) throw new Error(`${started.error.code}: ${started.error.message}`);
    return lab.waitForEnd(started.value.runId);
  });
}

const commandOf = ({ command }: RunResult) => {
  if (command === null || command === undefined) throw new Error('The result has no command.');
  return command;
};

describe.runIf(process.platform === 'linux')('the run of a program of the user’s own', () => {
  it('has times, account and output', async () => {
    const script = 'echo out; echo err >&2; i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done';
    const result = await run(sh(script));
    expect(result).toMatchObject({
      state: 'completed',
      error: null,
      workload: 'command',
      strategy: 'program',
      startupMs: null,
      shutdownMs: null,
      totalMs: null,
      cpuIsLowerBound: false,
      gilEnabled: null,
      tasks: { total: 1, done: 1, failed: 0, lost: 0 },
    });
    const command = commandOf(result);
    expect(command).toMatchObject({
      exitCode: 0,
      signal: null,
      stdout: { bytes: 4, head: 'out\n' },
      stderr: { bytes: 4, head: 'err\n' },
      cpuResolutionMs: 0.001,
      leftBehind: 0,
      processesSeen: 1,
      shellMs: null,
    });
    expect(readFileSync(command.stdout.path ?? '', 'utf8')).toBe('out\n');
    const cpuMs = (result.cpuMs?.user ?? 0) + (result.cpuMs?.system ?? 0);
    expect(cpuMs).toBeGreaterThan(0);
    expect(result.coresUsed).toBeCloseTo(cpuMs / (result.wallMs ?? 1));
  });

  it.each([
    ['exit 3', 'failed', 'command-failed', /“sh” exited with code 3\./],
    ['echo why it was >&2; exit 1', 'failed', 'command-failed', /Its last words: why it was/],
    ['kill -SEGV $$', 'crashed', 'command-crashed', /“sh” was ended by SIGSEGV/],
  ])('whose script is “%s” ends as %s', async (script, state, code, message) => {
    const result = await run(sh(script));
    expect(result).toMatchObject({ state, error: { code } });
    expect(result.error?.message).toMatch(message);
    expect(result.wallMs).not.toBeNull();
  });

  it('may mean success by other exit codes', async () => {
    expect(await run(sh('exit 3', { okExits: [0, 3] }))).toMatchObject({
      state: 'completed',
      command: { exitCode: 3 },
    });
  });

  it('is held to what it prints', async () => {
    const parts = sh('echo all fine', { okOutput: '^all' });
    expect((await run(parts)).state).toBe('completed');
    const wrong = await run({ ...parts, okOutput: '^fine' });
    expect(wrong).toMatchObject({ state: 'failed', error: { code: 'output-differs' } });
  });

  it('says so when nobody can tell whether it printed what it should', async () => {
    const pidFile = join(folder, 'launcher');
    const script = `printf '%060d' 0 | tr 0 a; echo b; echo $PPID > ${pidFile}`;
    const result = await withLab(async (lab) => {
      const started = await lab.start(requestOf(sh(script, { okOutput: '^(a+)+$' })));
      if (!started.ok) throw new Error(started.error.message);
      await until('it has ended', 5000, async () => {
        const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
        return pid > 0 && !(await isAlive(pid));
      });
      // Its output is being searched, which would take for ever.
      lab.stop();
      return lab.waitForEnd(started.value.runId);
    });
    expect(result).toMatchObject({ state: 'failed', error: { code: 'output-unchecked' } });
    expect(result.command).toMatchObject({ exitCode: 0 });
  });

  it('tells no value of its environment, and has all of it', async () => {
    const states: RunState[] = [];
    const result = await withLab(async (lab) => {
      lab.onState((state) => states.push(state));
      const environment = { SECRET: 'hush-hush' };
      const started = await lab.start(requestOf(sh('test ${#SECRET} -eq 9', { environment })));
      if (!started.ok) throw new Error(started.error.message);
      return lab.waitForEnd(started.value.runId);
    });
    expect(result.state).toBe('completed');
    expect(commandOf(result).environmentNames).toEqual(['SECRET']);
    expect(JSON.stringify([states, result])).not.toContain('hush-hush');
  });

  it('is prepared before it is timed, and cleaned up after', async () => {
    const marker = join(folder, 'prepared');
    const result = await run({
      argv: ['cat', marker],
      prepare: ['sh', '-c', `sleep 0.3; echo ready > ${marker}`],
      cleanup: ['rm', marker],
    });
    expect(result).toMatchObject({ state: 'completed', command: { stdout: { head: 'ready\n' } } });
    expect(result.wallMs).toBeLessThan(300);
    expect(existsSync(marker)).toBe(false);
  });

  it('has no part of its output where it is stopped, and nothing is left alive', async () => {
    const pidFile = join(folder, 'pids');
    const daemon = `setsid sleep 1000 >/dev/null 2>&1 & echo $! $$ > ${pidFile}; sleep 1000`;
    const result = await withLab(async (lab) => {
      const started = await lab.start(requestOf(sh(daemon)));
      if (!started.ok) throw new Error(started.error.message);
      await until('it runs', 5000, () => existsSync(pidFile) && readFileSync(pidFile).length > 2);
      lab.stop();
      return lab.waitForEnd(started.value.runId);
    });
    expect(result).toMatchObject({ state: 'cancelled', command: { exitCode: null } });
    const pids = readFileSync(pidFile, 'utf8').trim().split(' ').map(Number);
    expect(pids).toHaveLength(2);
    expect(await Promise.all(pids.map(isAlive))).toEqual([false, false]);
  });

  it('ends what it leaves behind, and counts it', async () => {
    const pidFile = join(folder, 'left');
    const result = await run(sh(`setsid sleep 1000 >/dev/null 2>&1 & echo $! > ${pidFile}`));
    expect(result).toMatchObject({ state: 'completed', command: { leftBehind: 1 } });
    expect(await isAlive(Number(readFileSync(pidFile, 'utf8')))).toBe(false);
  });

  it('is ended with all it started when its launcher is killed', async () => {
    const pidFile = join(folder, 'orphans');
    const script = `setsid sleep 1000 >/dev/null 2>&1 & echo $! $$ $PPID > ${pidFile}; sleep 1000`;
    const result = await withLab(async (lab) => {
      const started = await lab.start(requestOf(sh(script)));
      if (!started.ok) throw new Error(started.error.message);
      await until('it runs', 5000, () => existsSync(pidFile) && readFileSync(pidFile).length > 4);
      process.kill(Number(readFileSync(pidFile, 'utf8').trim().split(' ')[2]), 'SIGKILL');
      return lab.waitForEnd(started.value.runId);
    });
    expect(result).toMatchObject({ state: 'crashed', error: { code: 'host-crashed' } });
    expect(result.error?.message).toMatch(/The launcher.* was ended by SIGKILL/);
    const pids = readFileSync(pidFile, 'utf8').trim().split(' ').map(Number);
    expect(await Promise.all(pids.map(isAlive))).toEqual([false, false, false]);
  });

  it('may take as long as its time limit, what is run before included', async () => {
    const slow = await run({ argv: ['true'], prepare: ['sleep', '100'] }, { timeLimitMs: 700 });
    expect(slow.state).toBe('timed-out');
  });

  it('keeps nothing of an empty output', async () => {
    const before = readdirSync(outputs.directory).length;
    expect(commandOf(await run({ argv: ['true'] })).stdout.path).toBeNull();
    expect(readdirSync(outputs.directory)).toHaveLength(before);
  });

  it('says so when somebody takes away what it has printed', async () => {
    const result = await run(sh(`echo out; rm -r "${outputs.directory}"`));
    expect(commandOf(result).stdout).toMatchObject({ bytes: 0, path: null });
    expect(result.state).toBe('completed');
    expect(result.warnings.map(({ code }) => code)).toContain('output-lost');
    const whole = await run(sh('echo out; echo err >&2'));
    expect(whole.warnings.map(({ code }) => code)).not.toContain('output-lost');
  });

  it.each([
    ['Python', pythonRuntime],
    ['Node.js', nodeRuntime],
  ])('shows the tasks that it tells of, led by %s', async (_, runtimeOf) => {
    const parts = { argv: ['python3', TELLING, '3'], marks: true };
    const [result, times] = await withLab(async (lab) => {
      const started = await lab.start(requestOf(parts));
      if (!started.ok) throw new Error(started.error.message);
      const ended = await lab.waitForEnd(started.value.runId);
      return [ended, lab.tasksOf(started.value.runId)] as const;
    }, runtimeOf());
    expect(result).toMatchObject({
      state: 'completed',
      tasks: { done: 11, failed: 1, lost: 0 },
      taskErrors: [{ code: 'ValueError', count: 1 }],
      command: { toldWorkers: 3 },
    });
    expect(result.warnings.map(({ code }) => code)).not.toContain('told-malformed');
    expect(result.taskMs?.p50).toBeGreaterThan(0);
    expect(result.queueWaitMs).not.toBeNull();
    const workers = new Map(result.workerDetails.map((worker) => [worker.id, worker]));
    expect(new Set(times?.worker)).toHaveLength(3);
    for (const id of times?.worker ?? []) expect(workers.get(id)?.label).toMatch(/^thread \d$/);
    const wallNs = (result.wallMs ?? 0) * 1e6;
    for (const [place, startedNs] of [...(times?.startedNs ?? [])].entries()) {
      expect(startedNs).toBeGreaterThan(0);
      expect(times?.finishedNs[place]).toBeLessThan(wallNs);
    }
  });

  it('tells of tasks only where its output is read', async () => {
    const result = await run({ argv: ['python3', TELLING, '2'] });
    expect(result).toMatchObject({ state: 'completed', tasks: { total: 1, done: 1 } });
    expect(result.command).not.toHaveProperty('toldWorkers');
  });

  it('reports the moments that it names', async () => {
    const script = 'echo corelane:mark loaded; sleep 0.05; echo corelane:mark done';
    const { moments } = commandOf(await run(sh(script, { marks: true })));
    expect(moments.map(({ name }) => name)).toEqual(['loaded', 'done']);
    expect((moments[1]?.atNs ?? 0) - (moments[0]?.atNs ?? 0)).toBeGreaterThan(40e6);
  });

  it('can be led by Node.js where there is no Python', async () => {
    const result = await withLab(async (lab) => {
      const started = await lab.start(requestOf(sh('echo out; exit 4')));
      if (!started.ok) throw new Error(started.error.message);
      return lab.waitForEnd(started.value.runId);
    }, nodeRuntime());
    expect(result).toMatchObject({
      state: 'failed',
      command: { exitCode: 4, cpuResolutionMs: 10, stdout: { head: 'out\n' } },
    });
  });
});

describe('a command that can’t be started', () => {
  it.each<[string, Partial<CommandSpec>, string]>([
    ['that is not there', { argv: [`no-such-${randomUUID()}`] }, 'command-not-found'],
    ['that is no program', { argv: ['/etc/passwd'] }, 'not-executable'],
    ['without a program', { argv: [] }, 'bad-command'],
    ['in no folder', { directory: '/nowhere' }, 'no-directory'],
    ['that reads a file that is missing', { stdin: '/nowhere' }, 'bad-command'],
    ['whose preparation is not there', { prepare: ['no-such-program'] }, 'command-not-found'],
    ['with an exit code that no program has', { okExits: [300] }, 'bad-option'],
    ['with a broken pattern', { okOutput: '(' }, 'bad-option'],
    ['with several scripts', { shell: true, argv: ['a', 'b'] }, 'bad-command'],
    ['with an impossible variable', { environment: { 'A=B': '' } }, 'bad-command'],
  ])('%s is refused', async (_, parts, code) => {
    const refusal = await withLab((lab) => lab.start(requestOf(parts)), nodeRuntime());
    expect(refusal).toMatchObject({ ok: false, error: { code } });
  });
});
