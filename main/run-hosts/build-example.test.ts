import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import {
  bareScope,
  fakeInterpreter,
  temporaryFolder,
} from '../runtimes/fake-interpreter.test-support.ts';
import { buildExample, type BuildSetting } from './build-example.ts';
import { findRunHosts } from './find-run-hosts.ts';

const workloadsDirectory = fileURLToPath(new URL('../../workloads', import.meta.url));
const guard = { start: () => undefined, add: () => undefined, remove: () => undefined };

async function copiedSources(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(workloadsDirectory, 'examples'), join(folder, 'examples'), { recursive: true });
  return folder;
}

/** A machine whose `cc` is this script. */
async function scopeWithCompiler(...lines: readonly string[]): Promise<BuildSetting['scope']> {
  const folder = await temporaryFolder();
  await fakeInterpreter(join(folder, 'cc'), ...lines);
  return bareScope(folder, '/usr/bin', '/bin');
}

describe.skipIf(process.platform === 'win32')('the example', () => {
  it('is built once from the same sources, and anew from others', async () => {
    const places = {
      workloadsDirectory: await copiedSources(),
      cacheDirectory: await temporaryFolder(),
    };
    const calls = join(places.cacheDirectory, 'calls');
    const scope = await scopeWithCompiler(
      `echo called >> '${calls}'`,
      'while [ "$1" != -o ]; do shift; done',
      'printf "#!/bin/sh\\n" > "$2" && chmod 755 "$2"',
    );
    const countCalls = async (): Promise<number> =>
      (await readFile(calls, 'utf8')).trim().split('\n').length;
    const setting = { scope, guard };
    const [first, second] = await Promise.all([
      buildExample(places, setting),
      buildExample(places, setting),
    ]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await buildExample(places, setting)).toEqual(first);
    expect(await readdir(join(places.cacheDirectory, 'examples'))).toHaveLength(1);
    expect(await countCalls()).toBe(1);
    await writeFile(join(places.workloadsDirectory, 'examples', 'c', 'more.h'), '// more\n');
    const later = await buildExample(places, setting);
    expect(later).toMatchObject({ ok: true });
    expect(later).not.toEqual(first);
    expect(await countCalls()).toBe(2);
    const kept = later.ok ? basename(later.value) : '';
    expect(await readdir(join(places.cacheDirectory, 'examples'))).toEqual([kept]);
  });

  it('is missing without a word where there is no compiler', async () => {
    const empty = bareScope(await temporaryFolder());
    const problems: string[] = [];
    const places = { workloadsDirectory, cacheDirectory: await temporaryFolder() };
    const found = await findRunHosts(
      { paths: [], example: places },
      { scope: empty, onProblem: (message) => problems.push(message) },
    );
    expect([found, problems]).toEqual([[], []]);
    expect(await readdir(places.cacheDirectory)).toEqual([]);
  });

  it('is missing with a reason for the log where it cannot be built, and leaves nothing', async () => {
    const scope = await scopeWithCompiler('echo "host.c:1: error: no such thing" >&2', 'exit 1');
    const problems: string[] = [];
    const cacheDirectory = await temporaryFolder();
    const found = await findRunHosts(
      { paths: [], example: { workloadsDirectory, cacheDirectory } },
      { scope, onProblem: (message) => problems.push(message) },
    );
    expect(found).toEqual([]);
    expect(problems.join()).toMatch(/could not build it \(host\.c:1: error: no such thing\)\.$/);
    expect(await readdir(join(cacheDirectory, 'examples'))).toEqual([]);
  });

  it('says so where the sources are missing', async () => {
    const workloads = await temporaryFolder();
    await mkdir(join(workloads, 'examples'));
    const places = { workloadsDirectory: workloads, cacheDirectory: await temporaryFolder() };
    const scope = await scopeWithCompiler('exit 0');
    expect(await buildExample(places, { scope, guard })).toMatchObject({
      error: { code: 'build-failed' },
    });
  });

  it.skipIf(!existsSync('/usr/bin/cc'))(
    'compiles without a warning',
    async () => {
      const scope = await scopeWithCompiler('exec /usr/bin/cc -Werror "$@"');
      const problems: string[] = [];
      const cacheDirectory = await temporaryFolder();
      const [host] = await findRunHosts(
        { paths: [], example: { workloadsDirectory, cacheDirectory } },
        { scope, onProblem: (message) => problems.push(message) },
      );
      expect(problems).toEqual([]);
      expect(host).toMatchObject({ usable: true, kind: 'other', origin: 'example' });
    },
    60_000,
  );
});
