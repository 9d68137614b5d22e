import { chmodSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import { RememberedRuntimes } from './remembered-runtimes.ts';

const FOUND_BY = ['1.0.0', '/usr/bin'];

let directory: string;
let python: UsableRuntime;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'corelane-remembered-'));
  python = runtimeAt('python3');
});
afterEach(() => rmSync(directory, { recursive: true }));

function runtimeAt(name: string): UsableRuntime {
  const executable = join(directory, name);
  writeFileSync(executable, '#!/bin/sh\n', { mode: 0o755 });
  return {
    usable: true,
    id: name,
    kind: 'python',
    version: '3.11.2',
    implementation: 'CPython',
    executable,
    realPath: executable,
    prefix: directory,
    virtualEnvironment: false,
    firstOnPath: true,
    origin: 'path',
    features: {
      gilEnabled: true,
      freeThreadedBuild: false,
      startMethods: ['fork', 'spawn'],
      interpreterPool: false,
    },
    environment: {},
  };
}

/** As another start would. */
function readAgain(foundBy: readonly string[] = FOUND_BY) {
  return new RememberedRuntimes(directory, foundBy).read();
}

async function remember(...found: Runtime[]): Promise<void> {
  await new RememberedRuntimes(directory, FOUND_BY).write(found);
}

describe('remembered runtimes', () => {
  it('are those that the last start has found', async () => {
    expect(await readAgain()).toBeNull();
    const other = runtimeAt('python3.13');
    await remember(python, other);
    expect(await readAgain()).toEqual([python, other]);
  });

  it('are interpreters that can be used, no others', async () => {
    const { id, kind, executable, origin } = runtimeAt('python3.7');
    const old: Runtime = {
      ...{ usable: false, version: '3.7.0', reason: 'It is too old.' },
      ...{ id, kind, executable, origin },
    };
    await remember(python, old, { ...runtimeAt('host'), kind: 'other', abilities: {} });
    expect(await readAgain()).toEqual([python]);
  });

  it.each([
    ['has changed', (path: string) => writeFileSync(path, '#!/bin/sh\nexit 1\n')],
    ['has gone', (path: string) => unlinkSync(path)],
    [
      'leads elsewhere',
      (path: string) => {
        unlinkSync(path);
        symlinkSync(python.executable, path);
      },
    ],
  ])('do not count when one of them %s', async (_, change) => {
    const other = runtimeAt('python3.13');
    await remember(python, other);
    expect(await readAgain()).toHaveLength(2);
    change(other.executable);
    expect(await readAgain()).toBeNull();
  });

  it('do not count when an environment was made anew', async () => {
    const environment = { ...python, virtualEnvironment: true };
    writeFileSync(join(directory, 'pyvenv.cfg'), 'home = /usr/bin\n');
    await remember(environment);
    expect(await readAgain()).toEqual([environment]);
    writeFileSync(join(directory, 'pyvenv.cfg'), 'home = /opt/python/bin\n');
    expect(await readAgain()).toBeNull();
  });

  it('do not count for another version or another PATH', async () => {
    await remember(python);
    expect(await readAgain(['1.0.1', '/usr/bin'])).toBeNull();
    expect(await readAgain(['1.0.0', '/opt/bin:/usr/bin'])).toBeNull();
  });

  it.skipIf(process.platform === 'win32')('are not believed where others may write', async () => {
    await remember(python);
    chmodSync(join(directory, 'runtimes.json'), 0o666);
    expect(await readAgain()).toBeNull();
  });

  it.each(['', '{', 'null', '{"schema":"corelane.runtimes/1"}', '[[[[]]]]'])(
    'are none where there stands %j',
    async (content) => {
      writeFileSync(join(directory, 'runtimes.json'), content, { mode: 0o600 });
      expect(await readAgain()).toBeNull();
    },
  );
});
