import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, expect, test } from 'vitest';

import { isAlive } from './fixtures/kill-app.ts';
import { until } from './fixtures/until.ts';
import { createGuard } from './guard.ts';

const run = promisify(execFile);

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function startGroup(): Promise<number> {
  const child = spawn('/bin/sleep', ['1000'], { detached: true, stdio: 'ignore' });
  children.push(child);
  await once(child, 'spawn');
  return child.pid ?? Number.NaN;
}

/** In a session of its own, with nobody left who started it. */
async function startDaemon(runId: string | null): Promise<number> {
  const script = 'setsid sleep 1000 </dev/null >/dev/null 2>&1 & echo $!';
  const environment = runId === null ? {} : { CORELANE_RUN_ID: runId };
  const { stdout } = await run('/bin/sh', ['-c', script], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  const pid = Number(stdout);
  await until('the daemon is itself', 2000, async () =>
    (await readFile(`/proc/${pid}/cmdline`, 'utf8')).startsWith('sleep'),
  );
  return pid;
}

/** It ends by itself after so many, or when it is asked to. */
const CHAIN_STEPS = 1000;

/** Every process of it starts the next one and ends: there is always one, never the same. */
async function startChain(runId: string, steps: string): Promise<void> {
  const script = `
i=0
next() {
  i=$((i + 1))
  [ $i -lt ${CHAIN_STEPS} ] && [ ! -e ${steps}.stop ] || exit 0
  printf . >>${steps}
  (sleep 0.02; next) &
}
next`;
  const child = spawn('/bin/sh', ['-c', script], {
    env: { PATH: process.env['PATH'], CORELANE_RUN_ID: runId },
    stdio: 'ignore',
    detached: true,
  });
  await once(child, 'exit');
}

/** How many processes have the id of a run. */
async function carriersOf(runId: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')),
  );
  return all.filter((environment) => environment.includes(`CORELANE_RUN_ID=${runId}`)).length;
}

function inSharedMemory(name: string): string {
  return join('/dev/shm', name);
}

/** Bit 14 of the mask in /proc: SIGTERM. */
async function ignoresTerm(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const mask = /^SigIgn:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
  return (BigInt(`0x${mask}`) & (1n << 14n)) !== 0n;
}

test('kills the groups still listed when it is closed, and no others', async () => {
  const guard = createGuard(() => undefined);
  const [listed, removed, unknown] = [await startGroup(), await startGroup(), await startGroup()];
  guard.add(listed);
  guard.add(removed);
  guard.remove(removed);
  await guard.close();
  await until('the listed group is dead', 2000, async () => !(await isAlive(listed)));
  expect(await isAlive(removed)).toBe(true);
  expect(await isAlive(unknown)).toBe(true);
});

test('starts no process before the first group, and leaves none', async () => {
  const guard = createGuard(() => undefined);
  expect(guard.pid()).toBeNull();
  guard.add(await startGroup());
  const pid = guard.pid() ?? Number.NaN;
  expect(await isAlive(pid)).toBe(true);
  await guard.close();
  await until('the guard has ended', 2000, async () => !(await isAlive(pid)));
});

test('can be there before the first group', async () => {
  const guard = createGuard(() => undefined);
  guard.start();
  const pid = guard.pid() ?? Number.NaN;
  expect(await isAlive(pid)).toBe(true);
  const groupId = await startGroup();
  guard.start();
  guard.add(groupId);
  expect(guard.pid()).toBe(pid);
  await guard.close();
  await until('the group is dead', 2000, async () => !(await isAlive(groupId)));
});

test.runIf(process.platform === 'linux')(
  'removes what a group that it killed had in shared memory, and nothing else',
  async () => {
    const guard = createGuard(() => undefined);
    const groupId = await startGroup();
    guard.add(groupId);
    const names = [`corelane-${groupId}-a`, `sem.corelane-${groupId}-b`].map(inSharedMemory);
    const others = [`corelane-${groupId}0-a`, `corelane-x${groupId}-a`].map(inSharedMemory);
    try {
      for (const name of [...names, ...others]) writeFileSync(name, 'x');
      await guard.close();
      await until('the names are gone', 2000, () => !names.some((name) => existsSync(name)));
      expect(others.map((name) => existsSync(name))).toEqual([true, true]);
    } finally {
      for (const name of [...names, ...others]) rmSync(name, { force: true });
    }
  },
);

test.runIf(process.platform === 'linux')(
  'kills what has the id of a listed run and has left every group, and no others',
  async () => {
    const guard = createGuard(() => undefined);
    const [listed, removed] = [randomUUID(), randomUUID()];
    const pids = [await startDaemon(listed), await startDaemon(removed), await startDaemon(null)];
    try {
      guard.addRun(listed);
      guard.addRun(removed);
      guard.removeRun(removed);
      await guard.close();
      await until('the daemon is dead', 2000, async () => !(await isAlive(pids[0] ?? 0)));
      expect(await Promise.all(pids.slice(1).map(isAlive))).toEqual([true, true]);
    } finally {
      for (const pid of pids.slice(1)) process.kill(pid, 'SIGKILL');
    }
  },
);

test.runIf(process.platform === 'linux')(
  'catches up with a run that forks on and on',
  async () => {
    const guard = createGuard(() => undefined);
    const runId = randomUUID();
    const folder = mkdtempSync(join(tmpdir(), 'corelane-guard-'));
    const steps = join(folder, 'steps');
    const length = () => (existsSync(steps) ? statSync(steps).size : 0);
    try {
      await startChain(runId, steps);
      await until('the chain runs', 5000, () => length() >= 5);
      guard.addRun(runId);
      await guard.close();
      await until('nothing of it is left', 5000, async () => (await carriersOf(runId)) === 0);
      const reached = length();
      expect(reached).toBeLessThan(CHAIN_STEPS);
      // Whoever is alive would take its next step meanwhile.
      for (let look = 0; look < 20; look += 1) expect(await carriersOf(runId)).toBe(0);
      expect(length()).toBe(reached);
    } finally {
      writeFileSync(`${steps}.stop`, '');
      await until('the chain has ended', 5000, async () => (await carriersOf(runId)) === 0);
      rmSync(folder, { recursive: true });
    }
  },
  20_000,
);

test.each(['', 'x', '*', '0', '../etc'])('refuses “%s”, which is the id of no run', (runId) => {
  const guard = createGuard(() => undefined);
  expect(() => guard.addRun(runId)).toThrow(RangeError);
});

test('does not listen to what a terminal or a logout sends', async () => {
  const guard = createGuard(() => undefined);
  const groupId = await startGroup();
  guard.add(groupId);
  const pid = guard.pid() ?? Number.NaN;
  await until('the traps are set', 2000, async () => ignoresTerm(pid));
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.kill(pid, signal);
  await guard.close();
  await until('the group is dead', 2000, async () => !(await isAlive(groupId)));
});

test('is started again when it is killed, with its groups, and says so', async () => {
  const problems: string[] = [];
  const guard = createGuard((message) => problems.push(message));
  const groupId = await startGroup();
  guard.add(groupId);
  const firstPid = guard.pid() ?? Number.NaN;
  process.kill(firstPid, 'SIGKILL');
  await until('another guard', 2000, () => guard.pid() !== firstPid && guard.pid() !== null);
  expect(problems).toEqual([
    'The guard process was ended from outside and has been started again.',
  ]);
  await guard.close();
  await until('the group is dead', 2000, async () => !(await isAlive(groupId)));
});

test.each([0, 1, -5, 2.5, Number.NaN])('refuses %s, which is no group of a run', (groupId) => {
  const guard = createGuard(() => undefined);
  expect(() => guard.add(groupId)).toThrow(RangeError);
});
