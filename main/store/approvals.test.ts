import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { type NamedPath, shownPath } from './approval-subject.ts';
import { openApprovals } from './approvals.ts';

const onPosix = process.platform !== 'win32';

let folder: string;
let file: string;
let program: NamedPath;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  file = join(folder, 'approvals.json');
  program = { kind: 'executable', path: join(folder, 'host') };
  await writeFile(program.path, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
});

async function pendingPaths(...paths: readonly NamedPath[]): Promise<readonly string[]> {
  const pending = await openApprovals(file).pending(paths);
  if (!pending.ok) throw new Error(pending.error.message);
  return pending.value.map(({ path }) => path);
}

async function allow(...paths: readonly NamedPath[]): Promise<void> {
  const approvals = openApprovals(file);
  const pending = await approvals.pending(paths);
  if (!pending.ok) throw new Error(pending.error.message);
  expect(await approvals.allow(pending.value)).toEqual({ ok: true, value: null });
}

describe('approvals', () => {
  it('ask once, and remember for the next start', async () => {
    const data: NamedPath = { kind: 'folder', path: folder };
    expect(await pendingPaths(program, data, program)).toEqual([program.path, folder]);
    await allow(program);
    expect(await pendingPaths(program, data)).toEqual([folder]);
    await allow(data);
    expect(await pendingPaths(program, data)).toEqual([]);
    expect(await openApprovals(file).list()).toMatchObject([{ kind: 'folder' }, program]);
  });

  it('ask again when the program has changed, and forget the old one', async () => {
    await allow(program);
    await writeFile(program.path, '#!/bin/sh\nexit 2\n');
    expect(await pendingPaths(program)).toEqual([program.path]);
    await allow(program);
    expect(await openApprovals(file).list()).toHaveLength(1);
  });

  it('ask again for the same content in another place', async () => {
    await allow(program);
    const copy: NamedPath = { kind: 'executable', path: join(folder, 'copy') };
    await writeFile(copy.path, await readFile(program.path), { mode: 0o755 });
    expect(await pendingPaths(copy)).toEqual([copy.path]);
  });

  it.runIf(onPosix)('ask again when a link leads to another folder', async () => {
    const link: NamedPath = { kind: 'folder', path: join(folder, 'data') };
    await symlink(join(folder, '..'), link.path);
    await allow(link);
    expect(await pendingPaths(link)).toEqual([]);
    const other = join(folder, 'other');
    await mkdir(other);
    await symlink(other, `${link.path}.new`);
    await rename(`${link.path}.new`, link.path);
    expect(await pendingPaths(link)).toEqual([link.path]);
  });

  it('ask again after they were revoked', async () => {
    await allow(program);
    const approvals = openApprovals(file);
    const [approval] = await approvals.list();
    await approvals.revoke(approval?.id ?? '');
    expect(await approvals.list()).toEqual([]);
    expect(await pendingPaths(program)).toEqual([program.path]);
  });

  it('keep all of several changes at once', async () => {
    const approvals = openApprovals(file);
    const subjects = await approvals.pending([program, { kind: 'folder', path: folder }]);
    if (!subjects.ok) throw new Error(subjects.error.message);
    await Promise.all(subjects.value.map((subject) => approvals.allow([subject])));
    expect(await approvals.list()).toHaveLength(2);
  });

  it.each<[string, NamedPath, string]>([
    ['relative', { kind: 'executable', path: 'bin/host' }, 'not an absolute path'],
    ['missing', { kind: 'executable', path: '/nowhere/host' }, 'There is no /nowhere/host'],
    ['of another kind', { kind: 'executable', path: tmpdir() }, 'is not a file'],
    ['a host as a folder', { kind: 'folder', path: process.execPath }, 'is not a folder'],
  ])('refuse what is %s', async (_, path, sentence) => {
    const pending = await openApprovals(file).pending([path]);
    expect(pending).toMatchObject({ ok: false, error: { code: 'not-there' } });
    expect(pending.ok ? '' : pending.error.message).toContain(sentence);
  });
});

describe('the file', () => {
  it.runIf(onPosix)('is for its owner alone', async () => {
    await allow(program);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.runIf(onPosix)('is not believed when others may write to it', async () => {
    await allow(program);
    await chmod(file, 0o666);
    const problems: string[] = [];
    const approvals = openApprovals(file);
    approvals.onProblem(({ code }) => problems.push(code));
    expect(await approvals.list()).toEqual([]);
    expect(problems).toEqual(['approvals-open']);
  });

  it.each([
    ['cut off', '{"schema": "corelane.approvals/1", "appro'],
    ['of another version', '{"schema": "corelane.approvals/9", "approvals": []}'],
    ['made by hand', '{"schema": "corelane.approvals/1", "approvals": ["/bin/sh"]}'],
  ])('allows nothing and is set aside when it is %s', async (_, content) => {
    await writeFile(file, content, { mode: 0o600 });
    const problems: string[] = [];
    const approvals = openApprovals(file);
    approvals.onProblem(({ message }) => problems.push(message));
    expect(await approvals.list()).toEqual([]);
    const aside = (await readdir(folder)).find((name) => name.startsWith('approvals.damaged-'));
    expect(problems.join('')).toContain(aside);
    await allow(program);
    expect(await pendingPaths(program)).toEqual([]);
  });

  it('is told when it cannot be written', async () => {
    const approvals = openApprovals(join(program.path, 'below-a-file.json'));
    const subjects = await approvals.pending([program]);
    const answer = await approvals.allow(subjects.ok ? subjects.value : []);
    expect(answer).toMatchObject({ ok: false, error: { code: 'approvals-not-saved' } });
  });
});

describe('shownPath', () => {
  it('spells out what could hide a part of the path', () => {
    expect(shownPath('/srv/a\nAllowed: /bin/\u202esh')).toBe(
      '/srv/a\\u{a}Allowed: /bin/\\u{202e}sh',
    );
  });

  it('leaves what people write', () => {
    expect(shownPath('/home/zoë/My Ünïts/データ')).toBe('/home/zoë/My Ünïts/データ');
  });
});
