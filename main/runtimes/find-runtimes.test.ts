import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { beforeAll, describe, expect, it } from 'vitest';

import type { Runtime, UsableRuntime } from '../../contract/runtime.ts';
import {
  bareScope,
  fakeInterpreter,
  linkTo,
  temporaryFolder,
  textLike,
} from './fake-interpreter.test-support.ts';
import { findRuntimes, probeRuntime } from './find-runtimes.ts';

const onPosix = process.platform !== 'win32';

/** What a fake prints to pass for a real Python. */
function answerOf(parts: Readonly<Record<string, unknown>>): string {
  const answer = {
    executable: '/bin/sh',
    prefix: '/opt/fake',
    basePrefix: '/opt/fake',
    version: [3, 12, 4],
    releaseLevel: 'final',
    serial: 0,
    implementation: 'cpython',
    gilEnabled: true,
    freeThreadedBuild: false,
    startMethods: ['fork', 'spawn'],
    interpreterPool: false,
    ...parts,
  };
  return `echo 'corelane-probe:${JSON.stringify(answer)}'`;
}

async function isAlive(pidFile: string): Promise<boolean> {
  const pid = Number(await readFile(pidFile, 'utf8'));
  try {
    process.kill(pid, 0);
    // A killed orphan stays a zombie until the system's first process collects it.
    return !(await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') Z ');
  } catch {
    return false;
  }
}

describe.runIf(onPosix)('fake interpreters', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });

  async function findOne(name: string, ...script: readonly string[]): Promise<readonly Runtime[]> {
    const bin = join(folder, name);
    await fakeInterpreter(join(bin, 'python3'), ...script);
    return findRuntimes({ scope: bareScope(bin, '/usr/bin', '/bin'), probeTimeoutMs: 5_000 }).then(
      (found) =>
        found.filter(({ executable }) => !/^(?:\/usr)?\/bin\/(?:node|python)/.test(executable)),
    );
  }

  it('lists one that prints rubbish', async () => {
    expect(await findOne('rubbish', 'echo I am a python')).toMatchObject([
      { usable: false, reason: textLike('something other than its version') },
    ]);
  });

  it('lists one that fails, with its last words', async () => {
    const found = await findOne('failing', 'echo dyld: no library >&2', 'exit 3');
    expect(found).toMatchObject([
      {
        usable: false,
        version: null,
        reason: textLike(/^It ended with exit code 3 \("dyld: no library"\)\. Reinstall/),
      },
    ]);
  });

  it('lists one that kills itself', async () => {
    expect(await findOne('crashing', 'kill -SEGV $$')).toMatchObject([
      { reason: textLike('ended by SIGSEGV') },
    ]);
  });

  it('lists one that prints without end', async () => {
    expect(await findOne('babbling', 'exec yes')).toMatchObject([
      { reason: textLike('printed endlessly') },
    ]);
  });

  it('lists a link whose target is gone', async () => {
    const bin = join(folder, 'dangling');
    await linkTo('/nonexistent/python3.9', join(bin, 'python3'));
    expect(await findRuntimes({ scope: bareScope(bin) })).toMatchObject([
      { usable: false, reason: textLike('is not there any more') },
    ]);
  });

  it('lists one whose own path is not there', async () => {
    expect(await findOne('lost', answerOf({ executable: '/nonexistent/python' }))).toMatchObject([
      { usable: false, reason: textLike('names a path that is not there') },
    ]);
  });

  it('lists one that is too old under its own path', async () => {
    expect(await findOne('old', answerOf({ version: [3, 6, 15] }))).toMatchObject([
      {
        usable: false,
        version: '3.6.15',
        executable: '/bin/sh',
        reason: 'Python 3.6.15 is too old: Corelane needs 3.9 or newer.',
      },
    ]);
  });

  it('ends one that hangs, with what it started', async () => {
    const [ownPid, childPid] = [join(folder, 'own.pid'), join(folder, 'child.pid')];
    await fakeInterpreter(
      join(folder, 'hanging', 'python3'),
      `sleep 1000 & echo $! > '${childPid}'`,
      `echo $$ > '${ownPid}'`,
      'wait',
    );
    const scope = bareScope(join(folder, 'hanging'), '/usr/bin', '/bin');
    const found = await findRuntimes({ scope, probeTimeoutMs: 1_000 });
    const hanging = found.find(({ executable }) => executable.includes('hanging'));
    expect(hanging).toMatchObject({
      usable: false,
      reason: textLike(/^It did not answer within 1 s and was ended\. Start '/),
    });
    await expect
      .poll(() => Promise.all([isAlive(ownPid), isAlive(childPid)]))
      .toEqual([false, false]);
  });

  it('does not wait for what a quick one left behind', async () => {
    const childPid = join(folder, 'left.pid');
    const found = await findOne('leaving', `sleep 1000 & echo $! > '${childPid}'`, answerOf({}));
    expect(found).toMatchObject([{ usable: true, version: '3.12.4' }]);
    await expect.poll(() => isAlive(childPid)).toBe(false);
  });

  it('passes over shims that stand for nothing', async () => {
    const shims = join(folder, 'manager', 'shims');
    await fakeInterpreter(join(shims, 'python'), 'exit 127');
    await fakeInterpreter(join(shims, 'python3.10'), 'exit 1');
    await fakeInterpreter(join(shims, 'python3'), 'echo version not installed >&2', 'exit 1');
    expect(await findRuntimes({ scope: bareScope(shims) })).toMatchObject([
      {
        executable: join(shims, 'python3'),
        reason: textLike('version not installed'),
      },
    ]);
  });

  it('asks in an empty folder, with a bare environment', async () => {
    const report = join(folder, 'surroundings.txt');
    await fakeInterpreter(
      join(folder, 'curious', 'python3'),
      `{ ls -A | wc -l; env; } > '${report}'`,
    );
    const scope = bareScope(join(folder, 'curious'), '/usr/bin', '/bin');
    const environment = { ...scope.environment, NODE_OPTIONS: '--x', PYTHONPATH: '/x', TOKEN: 's' };
    await findRuntimes({ scope: { ...scope, environment } });
    const surroundings = await readFile(report, 'utf8');
    expect(surroundings.trim().split('\n')[0]?.trim()).toBe('0');
    expect(surroundings).not.toMatch(/NODE_OPTIONS|PYTHONPATH|TOKEN/);
  });

  it('takes nothing from a folder, a plain file or a folder that all may write to', async () => {
    const bin = join(folder, 'nothing');
    await mkdir(join(bin, 'python3'), { recursive: true });
    await writeFile(join(bin, 'python'), 'no program', { mode: 0o644 });
    await fakeInterpreter(join(bin, 'python-config'), 'exit 1');
    expect(await findRuntimes({ scope: bareScope(bin) })).toEqual([]);
  });
});

describe.runIf(onPosix)('real interpreters', () => {
  let folder: string;
  let python: UsableRuntime | undefined;
  let all: readonly Runtime[];
  beforeAll(async () => {
    folder = await temporaryFolder();
    all = await findRuntimes();
    python = all
      .filter((runtime) => runtime.usable)
      .find((runtime) => runtime.kind === 'python' && !runtime.virtualEnvironment);
  });

  it('finds the Node that runs this test, and marks what the terminal starts', async () => {
    const found = await findRuntimes({ scope: bareScope(dirname(process.execPath)) });
    expect(found.find(({ kind }) => kind === 'node')).toMatchObject({
      realPath: await realpath(process.execPath),
      version: process.versions.node,
      firstOnPath: true,
    });
  });

  it('looks for one kind alone when asked to', async () => {
    const bin = join(folder, 'both');
    await linkTo(process.execPath, join(bin, 'node'));
    await fakeInterpreter(join(bin, 'python3'), 'exit 1');
    const found = await findRuntimes({ scope: bareScope(bin), kinds: ['node'] });
    expect(found).toMatchObject([{ kind: 'node', usable: true }]);
  });

  it('never lists a shim, and every reason is a sentence', () => {
    for (const runtime of all) {
      if (runtime.usable) expect(runtime.executable).not.toMatch(/[\\/]shims[\\/]/);
      else expect(runtime.reason).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('looks through a shim and lists the interpreter once', async ({ skip }) => {
    if (python === undefined) return skip('no Python on this machine');
    const shims = join(folder, 'shims');
    await fakeInterpreter(join(shims, 'python3'), `exec '${python.executable}' "$@"`);
    await linkTo(python.realPath, join(folder, 'other', 'python3'));
    const found = await findRuntimes({ scope: bareScope(shims, '/usr/bin', '/bin') });
    const matching = found.filter(({ id }) => id === python?.id);
    expect(matching).toMatchObject([
      { executable: python.executable, prefix: python.prefix, firstOnPath: true },
    ]);
  });

  it('keeps a virtual environment apart from its base', async ({ skip }) => {
    if (python === undefined) return skip('no Python on this machine');
    const environment = join(await realpath(folder), 'venv');
    const run = promisify(execFile);
    try {
      await run(python.executable, ['-m', 'venv', '--without-pip', environment]);
    } catch {
      return skip('this Python has no venv module');
    }
    const scope = bareScope(join(environment, 'bin'));
    const found = await findRuntimes({ scope });
    expect(found).toMatchObject([
      {
        usable: true,
        virtualEnvironment: true,
        prefix: environment,
        realPath: python.realPath,
        version: python.version,
      },
    ]);
    expect(found[0]?.id).not.toBe(python.id);
    const active = { ...bareScope(), environment: { VIRTUAL_ENV: environment } };
    expect((await findRuntimes({ scope: active })).map(({ id }) => id)).toEqual([found[0]?.id]);
  });

  it('tells what Python can do', ({ skip }) => {
    if (python === undefined) return skip('no Python on this machine');
    expect(python.features.startMethods).toContain('spawn');
    expect(python.features.gilEnabled).toBeTypeOf('boolean');
    expect(python.implementation).toMatch(/Python|PyPy/);
  });

  it('asks an interpreter of an unknown name as both kinds', async () => {
    const path = await linkTo(process.execPath, join(folder, 'my-tool'));
    expect(await probeRuntime(path)).toMatchObject({
      ok: true,
      value: { kind: 'node', version: process.versions.node },
    });
  });

  it('says why a named file is no interpreter', async () => {
    const path = await fakeInterpreter(join(folder, 'python-of-mine'), 'echo hello');
    const answer = await probeRuntime(path);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-runtime' } });
    expect(answer.ok ? '' : answer.error.message).toMatch(
      /^'.*python-of-mine' can't be used\. It answered with something other than its version/,
    );
  });

  it('leaves no folder behind', async () => {
    const temporary = join(await temporaryFolder(), 'tmp');
    await mkdir(temporary);
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = temporary;
    try {
      await findRuntimes({ scope: bareScope() });
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    expect(await readdir(temporary)).toEqual([]);
  });
});

it("offers Electron's own Node as a labelled fallback", async () => {
  const electronNode = { executable: '/opt/electron', version: '20.18.1' };
  expect(await findRuntimes({ scope: bareScope(), electronNode })).toMatchObject([
    {
      usable: true,
      kind: 'node',
      origin: 'electron',
      implementation: "Electron's Node",
      environment: { ELECTRON_RUN_AS_NODE: '1' },
    },
  ]);
});
