import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { programFile } from './program-file.ts';

const INTERPRETERS = { python: '/opt/python3.13', node: '/opt/node22' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function described(name: string, text: string, mode = 0o644) {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  const answer = await programFile(path, INTERPRETERS);
  if (!answer.ok) return answer.error.message;
  expect(answer.value.directory).toBe(folder);
  expect(answer.value.argv.at(-1)).toBe(path);
  return answer.value.argv.slice(0, -1);
}

describe('programFile', () => {
  it.each([
    ['a.py', 'print(1)', ['/opt/python3.13']],
    ['a.mjs', '1', ['/opt/node22']],
    ['a.CJS', '1', ['/opt/node22']],
    ['a.sh', 'echo', ['sh']],
    ['a.py', '#!/usr/bin/env python3\n', ['python3']],
    ['a', '#!/usr/bin/env -S deno run --allow-all\n', ['deno', 'run', '--allow-all']],
    ['a', '#! /bin/bash -e\r\necho', ['/bin/bash', '-e']],
  ])('puts the interpreter of %s (%j) in front', async (name, text, words) => {
    expect(await described(name, text)).toEqual(words);
  });

  it('takes a program as it is', async () => {
    expect(await described('tool', '\u007fELF\0\0', 0o755)).toEqual([]);
  });

  it('refuses what can not be run', async () => {
    expect(await described('notes.txt', 'hello')).toMatch(/neither executable nor a script/);
    await mkdir(join(folder, 'x.py'));
    const answers = await Promise.all(
      [join(folder, 'x.py'), join(folder, 'gone'), 'relative.py', ''].map((path) =>
        programFile(path, INTERPRETERS),
      ),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([false, false, false, false]);
  });
});
