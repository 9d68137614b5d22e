import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { makeOwnedFolder, ownedPrefix } from './owned-folder.ts';

/** Of a folder that a process made which was killed. */
let deadName = '';
beforeAll(async () => {
  const child = await startedProcess();
  deadName = `${ownedPrefix(child.pid ?? 0)}AbCd12`;
  await kill(child);
});

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, directory);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
});

async function startedProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  return child;
}

/** Afterwards it is dead, not dying. */
async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function makeFolder(name: string): Promise<void> {
  await mkdir(join(directory, name));
  await writeFile(join(directory, name, 'report.html'), 'old');
}

function link(target: string, name: string): Promise<void> {
  return symlink(join(directory, target), join(directory, name), 'junction');
}

/** Names that are there after a folder was made, without that one. */
async function left(): Promise<readonly string[]> {
  const made = basename(await makeOwnedFolder());
  const names = await readdir(directory);
  expect(names).toContain(made);
  return names.filter((name) => name !== made).sort();
}

describe('makeOwnedFolder', () => {
  it('keeps the folders of the own process', async () => {
    const first = await makeOwnedFolder();
    expect(await left()).toEqual([basename(first)]);
  });

  it('removes the folder of a process that was killed, and never while it lives', async () => {
    const child = await startedProcess();
    const name = `${ownedPrefix(child.pid ?? 0)}AbCd12`;
    await makeFolder(name);
    const whileItLives = await left();
    await kill(child);
    expect(whileItLives).toEqual([name]);
    expect(await left()).not.toContain(name);
  });

  it('leaves alone what has another name', async () => {
    const names = ['corelane-report-AbCd12', `${deadName}.d`, `my-${deadName}`];
    for (const name of names) await makeFolder(name);
    expect(await left()).toEqual(names.sort());
  });

  it('leaves a file, a link, and what the link leads to', async () => {
    const [file, shortcut] = ['File12', 'Link12'].map((end) => deadName.replace('AbCd12', end));
    await writeFile(join(directory, file ?? ''), '');
    await makeFolder('precious');
    await link('precious', shortcut ?? '');
    expect(await left()).toEqual([file, shortcut, 'precious'].sort());
    expect(await readdir(join(directory, 'precious'))).toEqual(['report.html']);
  });

  it('follows no link inside of what it removes', async () => {
    await makeFolder(deadName);
    await makeFolder('precious');
    await link('precious', join(deadName, 'link'));
    expect(await left()).toEqual(['precious']);
    expect(await readdir(join(directory, 'precious'))).toEqual(['report.html']);
  });
});

describe.runIf(process.platform === 'linux')('makeOwnedFolder on Linux', () => {
  it('removes the folder of a process whose number another one has by now', async () => {
    const [pid, , namespace] = ownedPrefix(process.pid).split('-').slice(2);
    await makeFolder(`corelane-report-${pid}-1-${namespace}-AbCd12`);
    expect(await left()).toEqual([]);
  });

  it('leaves the folder of a process in another container', async () => {
    const [pid, ticks] = deadName.split('-').slice(2);
    const name = `corelane-report-${pid}-${ticks}-1-AbCd12`;
    await makeFolder(name);
    expect(await left()).toEqual([name]);
  });

  it.runIf(process.getuid?.() === 0)('leaves the folder of another user', async () => {
    await makeFolder(deadName);
    await chown(join(directory, deadName), 65_534, 65_534);
    expect(await left()).toEqual([deadName]);
  });
});
