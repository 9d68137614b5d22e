import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import type { NamedPath } from '../../experiment/file/file-spec.ts';
import { usableRuntime } from '../../runtimes/fake-interpreter.test-support.ts';
import { openApprovals } from '../../store/approvals.ts';
import { corelane, testIo } from '../cli.test-support.ts';
import { foldersOf } from '../user-settings.ts';
import { allowKnownPaths } from './allow-paths.ts';

let home: string;
let program: NamedPath;
let data: NamedPath;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  program = { kind: 'executable', path: join(home, 'host') };
  data = { kind: 'folder', path: home };
  await writeFile(program.path, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
});
afterEach(() => rm(home, { recursive: true }));

const NOTHING_KNOWN = { runtimes: [], runHosts: [] };
/** Every folder of the user lies in `home`, on whatever system. */
const userIo = () =>
  testIo({
    environment: {
      ...process.env,
      ...{ HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'share') },
      ...{ APPDATA: home, LOCALAPPDATA: home },
    },
  });

async function allowInWindow(...paths: readonly NamedPath[]): Promise<void> {
  const approvals = openApprovals(join(foldersOf(userIo()).config, 'approvals.json'));
  const pending = await approvals.pending(paths);
  if (!pending.ok) throw new Error(pending.error.message);
  expect(await approvals.allow(pending.value)).toMatchObject({ ok: true });
}

it('names everything that was not allowed, with what to do', async () => {
  await allowInWindow(data);
  const asked = allowKnownPaths([program, data], NOTHING_KNOWN, userIo());
  await expect(asked).rejects.toThrow(/: executable '[^']*host'\. .*'--trust'/);
});

it('lets pass what was allowed in the window, until it changes', async () => {
  await allowInWindow(program, data);
  expect(await allowKnownPaths([program, data], NOTHING_KNOWN, userIo())).toBe(true);
  await writeFile(program.path, '#!/bin/sh\nexit 2\n');
  await expect(allowKnownPaths([program, data], NOTHING_KNOWN, userIo())).rejects.toThrow(
    program.path,
  );
});

it('asks for nothing that Corelane has found, or that stands in the settings', async () => {
  const runtimes = [usableRuntime({ executable: program.path })];
  expect(await allowKnownPaths([program], { runtimes, runHosts: [] }, userIo())).toBe(true);
  const runHosts = [program.path];
  expect(await allowKnownPaths([program], { runtimes: [], runHosts }, userIo())).toBe(true);
});

it('compare FILE reads an allowed folder without --trust; --trust is not remembered', async () => {
  await writeFile(
    join(home, 'files.yaml'),
    `schema: corelane.experiment-file/1\nworkload: files-read\nparameters: {folder: ., repeat: 1}\nstrategies: [sequential]\nruntimes: [node]\nstop: {repeats: 1}\nwarmups: 0\ncoolDownMs: 0\n`,
  );
  const compare = (...words: readonly string[]) =>
    corelane(['compare', join(home, 'files.yaml'), '--no-history', ...words], userIo());
  expect((await compare('--trust')).exitCode).toBe(0);
  expect(await readdir(home)).not.toContain('config');
  const refused = await compare();
  expect(refused.stderr).toContain(`folder '${home}'`);
  expect(refused.exitCode).toBe(2);
  await allowInWindow(data);
  expect((await compare()).exitCode).toBe(0);
}, 60_000);
