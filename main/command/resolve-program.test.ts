import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { resolveProgram } from './resolve-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'corelane-programs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

mkdirSync(join(folder, 'bin'));
mkdirSync(join(folder, 'bin', 'sub'));
const good = write('bin/good', '#!/bin/sh\n');
write('good', '#! /usr/bin/env sh\n');
write('plain', '#!/bin/sh\n', 0o644);
write('bare', 'print("hello")\n');
write('lost', '#!/opt/not/there\n');
write('windows', '#!/bin/sh\r\necho\r\n');
write('empty', '');

const resolved = async (name: string, path: string | undefined = join(folder, 'bin')) => {
  const program = await resolveProgram(name, { directory: folder, path });
  return program.ok ? program.value : `${program.error.code}: ${program.error.message}`;
};

describe('resolveProgram', () => {
  it('looks for a bare name in the folders of PATH alone', async () => {
    expect(await resolved('good', `/nowhere:${join(folder, 'bin')}`)).toBe(good);
    expect(await resolved('bare', '')).toMatch(/^command-not-found: There is no program “bare”/);
  });

  it('takes an empty folder of PATH for the directory', async () => {
    expect(await resolved('good', '/nowhere:')).toBe(join(folder, 'good'));
  });

  it('takes a name with a slash relative to the directory', async () => {
    expect(await resolved('./good')).toBe(join(folder, 'good'));
    expect(await resolved('bin/good')).toBe(good);
    expect(await resolved(process.execPath)).toBe(process.execPath);
  });

  it.each([
    ['./missing', /^command-not-found: .* does not exist/],
    ['./bin', /^not-executable: .* is a folder/],
    ['./plain', /^not-executable: .* is not executable: make it so \(chmod \+x\)/],
    ['./bare', /^not-executable: .* script without a first line/],
    ['./empty', /^not-executable: .* script without a first line/],
    ['./lost', /^not-executable: .* run by \/opt\/not\/there, which is not there/],
    ['./windows', /which is not there.* Its lines end as on Windows/],
    ['', /^command-not-found: The command is empty/],
  ])('says why %s can’t be started', async (name, expected) => {
    expect(await resolved(name)).toMatch(expected);
  });

  it('goes on behind a folder of PATH where it can’t be started', async () => {
    expect(await resolved('good', `${join(folder, 'bin', 'sub')}:${join(folder, 'bin')}`)).toBe(
      good,
    );
    const first = mkdtempSync(join(folder, 'first-'));
    mkdirSync(join(first, 'good'));
    expect(await resolved('good', `${first}:${join(folder, 'bin')}`)).toBe(good);
    expect(await resolved('good', first)).toMatch(/^not-executable: .* is a folder/);
  });
});
