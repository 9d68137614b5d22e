import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { expect } from 'vitest';

import type { UsableRuntime } from '../../contract/runtime.ts';
import type { SearchScope } from './search-scope.ts';

/** An empty folder that only its owner may write to. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'corelane-test-'));
}

/** Puts an executable shell script at `path`. */
export async function fakeInterpreter(path: string, ...lines: readonly string[]): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  return path;
}

/** Puts a link at `path`. */
export async function linkTo(target: string, path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path);
  return path;
}

/** A machine that has nothing but what the test put on PATH. */
export function bareScope(...pathEntries: readonly string[]): SearchScope {
  return {
    environment: { PATH: pathEntries.join(':') },
    platform: process.platform,
    homeDirectory: '/nonexistent',
    systemDirectories: [],
  };
}

/** A runtime as a probe would describe it; `parts` replace its defaults. */
export function usableRuntime(parts: Partial<UsableRuntime> = {}): UsableRuntime {
  const kind = parts.kind ?? 'python';
  const version = parts.version ?? '3.11.7';
  const executable = parts.executable ?? `/opt/${kind}-${version}/bin/${kind}`;
  return {
    usable: true,
    id: `${kind}-${version}`,
    kind,
    version,
    implementation: kind === 'python' ? 'CPython' : 'Node.js',
    executable,
    realPath: executable,
    prefix: '',
    virtualEnvironment: false,
    origin: 'user',
    features: {
      gilEnabled: null,
      freeThreadedBuild: null,
      startMethods: [],
      interpreterPool: null,
    },
    environment: {},
    ...parts,
  };
}

/** A text to be matched in a part of an expected object. */
export function textLike(pattern: string | RegExp): unknown {
  return expect.stringMatching(pattern);
}
