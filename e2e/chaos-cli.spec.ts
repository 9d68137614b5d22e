import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { RunResult } from '../contract/run.ts';
import { openHistory } from '../main/store/history/open-history.ts';
import { Sqlite } from '../main/store/history/sqlite.ts';
import { ChaosCli, waitingFor } from './chaos-cli.ts';
import { Burners, freeze } from './chaos-load.ts';
import { mountDisk, unmountDisk } from './disks.ts';
import { expect, expectGone, test as base } from './fixtures.ts';
import { expectSound } from './sound-result.ts';

const EVERYTHING = process.env['CORELANE_TEST_ALL'] === '1';

/** Longer than any deadline of a run's steps but the first, where there is time for it. */
const FREEZE_MS = EVERYTHING ? 10_000 : 3_000;

/** Nobody: limits of how many processes a user may have do not hold for root. */
const NOBODY_UID = 65_534;

const test = base.extend<{ readonly home: string }>({
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'corelane-chaos-'));
    await use(home);
    await rm(home, { recursive: true, force: true });
  },
});

test.skip(process.platform !== 'linux', 'What is done here, and how it is seen, is Linux.');

let burners: Burners;
test.beforeAll(() => {
  burners = new Burners();
});
test.afterAll(() => burners.stop());

const historyFile = (home: string): string => join(home, 'corelane', 'history.db');

/** What the history on disk tells: states by id, and the ticks of each run. */
function recorded(home: string): ReadonlyMap<string, { state: string; ticks: readonly number[] }> {
  const { history, problem } = openHistory({ path: historyFile(home) });
  expect(problem).toBeNull();
  const query = { text: '', kind: null, starredOnly: false, withRunsOfExperiments: true };
  const page = history.list({ ...query, offset: 0, limit: 100 });
  const entries = page.ok ? page.value.entries : [];
  const runs = entries.map(({ id, state }) => {
    const recording = history.recording(id);
    const ticks = recording.ok ? [...recording.value.sequence] : [];
    return [id, { state, ticks }] as const;
  });
  history.close();
  return new Map(runs);
}

function expectRecorded(home: string, { runId, state }: RunResult): void {
  expect(recorded(home).get(runId)).toMatchObject({ state });
}

const codes = ({ warnings }: RunResult): readonly string[] => warnings.map(({ code }) => code);

test('Corelane is stopped and goes on: the run is whole, and the gap is shown as one', async ({
  home,
}) => {
  const cli = new ChaosCli(home, waitingFor(FREEZE_MS / 1000 + 2));
  await cli.children('/workloads/');
  // In its middle: some ticks before it, some after it.
  await delay(1_000);
  await freeze(cli.pid, FREEZE_MS);
  const { exitCode, result, tookMs } = await cli.ended();
  if (result === null) throw new Error('no result');
  expect(exitCode).toBe(0);
  expect(result).toMatchObject({ state: 'completed', error: null });
  expectSound(result, tookMs);
  expect(codes(result)).toContain('held-up');
  const { ticks = [] } = recorded(home).get(result.runId) ?? {};
  const gaps = ticks.filter((tick, index) => index > 0 && tick !== (ticks[index - 1] ?? 0) + 1);
  expect(gaps).toHaveLength(1);
  await cli.leavesNothing();
});

test('Corelane is stopped while its host starts: nobody is blamed for not answering', async ({
  home,
}) => {
  test.skip(!EVERYTHING, 'It takes longer than a host may take for its first word.');
  const cli = new ChaosCli(home, waitingFor(1));
  await cli.children('/workloads/');
  await freeze(cli.pid, 20_000);
  const { result, tookMs } = await cli.ended();
  expect(result).toMatchObject({ state: 'completed', error: null });
  if (result !== null) expectSound(result, tookMs);
  await cli.leavesNothing();
});

test('the time of day jumps by hours: nothing that was measured does', async ({ home }) => {
  const clock = join(import.meta.dirname, 'jumping-clock.mjs');
  const cli = new ChaosCli(home, waitingFor(2), { nodeOptions: ['--import', clock] });
  const { exitCode, result, tookMs } = await cli.ended();
  if (result === null) throw new Error('no result');
  expect(exitCode).toBe(0);
  expectSound(result, tookMs);
  expect(result.totalMs).toBeGreaterThan(2_000);
  expect(codes(result)).not.toContain('held-up');
  expectRecorded(home, result);
});

test('the data folder is removed during a run: the run is in the history all the same', async ({
  home,
}) => {
  const cli = new ChaosCli(home, waitingFor(2));
  await cli.children('/workloads/');
  await rm(join(home, 'corelane'), { recursive: true });
  const { exitCode, result, stderr } = await cli.ended();
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^History: .* was removed while Corelane had it open: it was written/m);
  if (result !== null) expectRecorded(home, result);
});

test('the disk is full during a run: it is told, and the result is whole', async ({ home }) => {
  const folder = join(home, 'corelane');
  const isMounted = await mountDisk(folder, 'size=1m');
  test.skip(!isMounted, 'No disk can be mounted here.');
  try {
    const cli = new ChaosCli(home, waitingFor(2));
    await cli.children('/workloads/');
    await writeFile(join(folder, 'ballast'), Buffer.alloc(2 ** 20)).catch(() => undefined);
    const { exitCode, result, stderr, tookMs } = await cli.ended();
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^History: .* can't be written .*free some space/m);
    expect(result?.state).toBe('completed');
    if (result !== null) expectSound(result, tookMs);
    await cli.leavesNothing();
  } finally {
    await unmountDisk(folder);
  }
});

test('another program holds the history: the run does not wait for it', async ({ home }) => {
  await mkdir(join(home, 'corelane'));
  const other = new Sqlite(historyFile(home));
  other.exec('CREATE TABLE held (a)');
  other.exec('BEGIN IMMEDIATE');
  const cli = new ChaosCli(home, waitingFor(2));
  const { exitCode, result, stderr, tookMs } = await cli.ended();
  other.exec('ROLLBACK');
  other.close();
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^History: .*another program holds it/im);
  if (result === null) throw new Error('no result');
  expectSound(result, tookMs);
  expect(codes(result)).not.toContain('held-up');
});

test('no file can be opened any more during a run: it ends as it should, and wholly', async ({
  home,
}) => {
  const cli = new ChaosCli(home, waitingFor(2));
  await cli.children('/workloads/');
  limit(cli.pid, 'nofile', 3);
  const { exitCode, signal, result, tookMs } = await cli.ended();
  expect(signal).toBeNull();
  expect([0, 1]).toContain(exitCode);
  if (result === null) throw new Error('no result');
  expectSound(result, tookMs);
  expect(result.tasks.done).toBe(result.tasks.total);
  await cli.leavesNothing();
});

/** Changes a limit of a program that runs. */
function limit(pid: number, name: 'nofile' | 'nproc', most: number, uid = 0): void {
  const args = ['--pid', String(pid), `--${name}=${most}:`];
  // Root itself may lack the right to do so to others, in a container.
  execFileSync('prlimit', args, uid === 0 ? {} : { uid, gid: uid });
}

test('no file can be opened any more when the host is to be started: it says so, in a sentence', async ({
  home,
}) => {
  const cli = new ChaosCli(home, waitingFor(1));
  // It asks the interpreter who it is: all of its own has been loaded.
  await cli.children('', 1);
  limit(cli.pid, 'nofile', 3);
  const { exitCode, signal, result, stderr, tookMs } = await cli.ended();
  expect(signal).toBeNull();
  expect(exitCode).toBeGreaterThan(0);
  expect(`${result?.error?.message} ${stderr}`).toMatch(/too many (open )?files|EMFILE/);
  expect(stderr).not.toMatch(/TypeError|at file:|node:internal/);
  if (result !== null) expectSound(result, tookMs);
  await cli.leavesNothing();
});

function starts(command: readonly string[]): boolean {
  try {
    execFileSync(command[0] ?? '', command.slice(1), { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether another user can run what is tested. */
function canBeNobody(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    accessSync('/usr/bin/setpriv', constants.X_OK);
    const nobody = ['--reuid', String(NOBODY_UID), '--clear-groups', process.execPath, '-e', '0'];
    return starts(['setpriv', ...nobody]);
  } catch {
    return false;
  }
}

test('no process can be started any more: it says so, in a sentence', async ({ home }) => {
  test.skip(!canBeNobody(), 'It takes another user than root to have such a limit.');
  await chmod(home, 0o777);
  const cli = new ChaosCli(home, waitingFor(1), { uid: NOBODY_UID });
  // Before it looks at its interpreter: Node.js needs its threads first.
  await expect.poll(() => threadsOf(cli.pid)).toBeGreaterThan(6);
  limit(cli.pid, 'nproc', 1, NOBODY_UID);
  const { exitCode, signal, stderr } = await cli.ended();
  expect(signal).toBeNull();
  expect(exitCode).toBeGreaterThan(0);
  expect(stderr).toMatch(/too many processes|no room for another process/);
  await cli.leavesNothing();
});

function threadsOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'nlwp=', '-p', String(pid)], { encoding: 'utf8' }));
}

for (const [runtime, strategy] of [
  ['python', 'process-pool'],
  [process.execPath, 'processes'],
] as const) {
  test(`every worker is killed at once: ${strategy}`, async ({ home }) => {
    const work = ['--tasks', '4000', '--size', '50', '--workers', '2', '--json'];
    const what = ['--workload', 'sleep', '--strategy', strategy, '--runtime', runtime];
    const cli = new ChaosCli(home, ['run', ...what, ...work]);
    for (const pid of await cli.workers(2)) process.kill(pid, 'SIGKILL');
    const { exitCode, result, tookMs } = await cli.ended();
    expect(exitCode).toBe(1);
    if (result === null) throw new Error('no result');
    expectSound(result, tookMs);
    expect(['failed', 'crashed']).toContain(result.state);
    expectRecorded(home, result);
    await cli.leavesNothing();
  });
}

test('the guard is killed, and then Corelane: nothing is left', async ({ home }) => {
  const cli = new ChaosCli(home, waitingFor(30));
  const pids = await cli.children('/workloads/');
  const [guard = 0] = await cli.children('/bin/sh -c');
  process.kill(guard, 'SIGKILL');
  await expect.poll(async () => (await cli.children('/bin/sh -c'))[0]).not.toBe(guard);
  const [second = 0] = await cli.children('/bin/sh -c');
  cli.kill('SIGKILL');
  await cli.ended();
  await expectGone([...pids, second]);
  await cli.leavesNothing();
  expect([...recorded(home).values()].map(({ state }) => state)).toEqual(['interrupted']);
});
