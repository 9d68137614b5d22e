import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

import { isAlive } from '../lab/fixtures/kill-app.ts';

const ROOT = join(import.meta.dirname, '..', '..');
// Under the repository, so that the bundle finds its libraries.
const BUNDLE_DIRECTORY = join(ROOT, 'node_modules', '.cache', 'cli-test');

beforeAll(async () => {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(ROOT, 'main', 'cli', 'index.ts'),
      outDir: BUNDLE_DIRECTORY,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'cli.js' } },
    },
  });
}, 60_000);

const GONE = /^corelane: The folder you are in is gone: [^\n]*\n$/;

type Output = 'pipe' | number;

function start(args: readonly string[], stdout: Output = 'pipe'): ChildProcess {
  return spawn(process.execPath, [join(BUNDLE_DIRECTORY, 'cli.js'), ...args], {
    stdio: ['ignore', stdout, 'pipe'],
    env: { ...process.env, XDG_CONFIG_HOME: '/nonexistent' },
  });
}

async function ended(child: ChildProcess) {
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, stdout, stderr };
}

it('says in one line what is wrong with a command line', async () => {
  expect(await ended(start(['run', '--workload', 'prime']))).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringMatching(/^corelane: Unknown workload 'prime'\. [^\n]*\n$/) as unknown,
  });
});

describe.runIf(process.platform === 'linux')('the process', () => {
  it('ends without a word when its reader goes away', async () => {
    const child = start(['list', '--json']);
    child.stdout?.destroy();
    expect(await ended(child)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('tells that the disk is full', async () => {
    const full = openSync('/dev/full', 'w');
    try {
      expect(await ended(start(['list'], full))).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(/^corelane: The result can't be written \(ENOSPC/) as unknown,
      });
    } finally {
      closeSync(full);
    }
  });

  it('tells that there is no place for temporary files', async () => {
    const run = ['run', '--workload', 'primes', '--strategy', 'threads'];
    const env = { ...process.env, TMPDIR: '/nonexistent' };
    const command = [join(BUNDLE_DIRECTORY, 'cli.js'), ...run, '--runtime', process.execPath];
    expect(await ended(spawn(process.execPath, command, { env }))).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^corelane: No folder can be made [^\n]* TMPDIR [^\n]*\n$/,
      ) as unknown,
    });
  });

  it('leaves no folder behind when it is interrupted while an interpreter is asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'corelane-hang-'));
    const hangs = join(folder, 'node');
    await writeFile(hangs, '#!/bin/sh\nexec tail -f /dev/null\n', { mode: 0o755 });
    const run = ['run', '--workload', 'primes', '--strategy', 'threads', '--runtime', hangs];
    const env = { ...process.env, TMPDIR: folder };
    const child = spawn(process.execPath, [join(BUNDLE_DIRECTORY, 'cli.js'), ...run], { env });
    await expect.poll(() => readdir(folder), { timeout: 15_000 }).toHaveLength(2);
    child.kill('SIGINT');
    expect(await ended(child)).toMatchObject({ exitCode: 130, stdout: '' });
    expect(await readdir(folder)).toEqual(['node']);
    await rm(folder, { recursive: true });
  });

  it('leaves no hanging interpreter behind when it is killed while that is asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'corelane-hang-'));
    const hangs = join(folder, 'node');
    await writeFile(hangs, `#!/bin/sh\necho $$ > ${folder}/pid\nexec tail -f /dev/null\n`, {
      mode: 0o755,
    });
    const run = ['run', '--workload', 'primes', '--strategy', 'threads', '--runtime', hangs];
    const child = spawn(process.execPath, [join(BUNDLE_DIRECTORY, 'cli.js'), ...run]);
    const askedPid = () => readFile(join(folder, 'pid'), 'utf8').then(Number, () => 0);
    await expect.poll(askedPid, { timeout: 15_000 }).toBeGreaterThan(0);
    const pid = await askedPid();
    child.kill('SIGKILL');
    // Dead is enough: when an orphan is reaped is up to the system.
    await expect.poll(() => isAlive(pid), { timeout: 2000 }).toBe(false);
    await rm(folder, { recursive: true });
  });

  it('has nothing to say about a PATH without programs', async () => {
    const run = ['run', '--workload', 'primes', '--strategy', 'threads', '--json'];
    const env = { ...process.env, PATH: '/nonexistent' };
    const small = ['--tasks', '2', '--size', '100', '--runtime', process.execPath];
    const command = [join(BUNDLE_DIRECTORY, 'cli.js'), ...run, ...small];
    const result = await ended(spawn(process.execPath, command, { env }));
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it.each([
    [['list', '--json'], 0, /^$/],
    [['run', '--workload', 'primes', '--strategy', 'threads', '--runtime', 'node'], 2, GONE],
  ])('in a folder that is gone, %j exits with %i', async (args, exitCode, stderr) => {
    const folder = await mkdtemp(join(tmpdir(), 'corelane-gone-'));
    const script = 'rmdir "$0" && exec "$@"';
    const command = [process.execPath, join(BUNDLE_DIRECTORY, 'cli.js'), ...args];
    const child = spawn('/bin/sh', ['-c', script, folder, ...command], { cwd: folder });
    expect(await ended(child)).toMatchObject({
      exitCode,
      stderr: expect.stringMatching(stderr) as unknown,
    });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops its run at %s and prints the result', async (signal, exitCode) => {
    const child = await startedRun();
    child.kill(signal);
    const { stdout, ...rest } = await ended(child);
    expect(rest).toEqual({ exitCode, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'corelane.run/1', state: 'cancelled' });
  });
});

/** A command whose run host is there. */
async function startedRun(): Promise<ChildProcess> {
  const child = start([
    ...['run', '--workload', 'primes', '--strategy', 'processes', '--runtime', process.execPath],
    ...['--workers', '2', '--size', '5000000', '--json'],
  ]);
  await expect.poll(() => hasRunHost(child.pid ?? 0), { timeout: 15_000 }).toBe(true);
  return child;
}

async function hasRunHost(pid: number): Promise<boolean> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const commands = await Promise.all(
    children
      .split(' ')
      .filter((child) => child !== '')
      .map((child) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands.some((command) => command.includes(join('workloads', 'node')));
}
