import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Runtime } from '../../contract/runtime.ts';
import { createTestLab, requestFor } from '../lab/fixtures/test-lab.ts';
import { fakeInterpreter, temporaryFolder } from '../runtimes/fake-interpreter.test-support.ts';
import { askRunHost, findRunHosts } from './find-run-hosts.ts';
import { writeFixtureHost } from './fixtures/write-fixture-host.ts';
import { checkUnchanged } from './host-file.ts';

const READY = '{"type":"ready","tasksTotal":1}';

function reasonOf(host: Runtime): string {
  return host.usable ? 'usable' : host.reason;
}

describe.skipIf(process.platform === 'win32')('a run host of the user', () => {
  it('is listed with what it can do', async () => {
    const path = writeFixtureHost(null);
    expect(await askRunHost(path)).toMatchObject({
      usable: true,
      kind: 'other',
      implementation: 'fixture',
      version: '1.0',
      executable: path,
      origin: 'user',
      abilities: { primes: ['sequential'], sleep: ['sequential'] },
    });
  });

  it('is another one as soon as its file is another one', async () => {
    const path = writeFixtureHost(null);
    const before = await askRunHost(path);
    expect((await askRunHost(path)).id).toBe(before.id);
    await appendFile(path, '// changed\n');
    expect((await askRunHost(path)).id).not.toBe(before.id);
  });

  it('is not started once its file is another one', async () => {
    const host = await askRunHost(writeFixtureHost(null));
    if (!host.usable) throw new Error(host.reason);
    expect(await checkUnchanged(host)).toEqual({ ok: true, value: null });
    await appendFile(host.executable, '// changed\n');
    const { lab } = createTestLab([host]);
    const parameters = { tasks: 2, size: 10, sizes: 'uniform' };
    const request = requestFor(host, { strategy: 'sequential', parameters });
    const refused = await lab.start(request);
    await lab.close();
    expect(refused).toMatchObject({ ok: false, error: { code: 'unknown-runtime' } });
    if (!refused.ok)
      expect(refused.error.message).toMatch(/is no longer the program .* look for runtimes again/);
    await rm(host.executable);
    expect(await checkUnchanged(host)).toMatchObject({
      error: { message: expect.stringContaining('There is no such file') as unknown },
    });
  });

  it.each([
    ['other-version', /^It speaks protocol 2, Corelane speaks 1\./],
    ['offers-nothing', /^It offers no workload that this Corelane knows\./],
    ['description-exit-3', /^It described itself and then ended with exit code 3 instead of 0\./],
  ])('%s: is listed with the reason', async (fault, reason) => {
    const path = writeFixtureHost(fault);
    const [host] = await findRunHosts({ paths: [path], example: null }, { timeoutMs: 8000 });
    expect(host).toMatchObject({ usable: false, kind: 'other', executable: path });
    expect(host === undefined ? '' : reasonOf(host)).toMatch(reason);
  });

  it('that stays silent is ended and listed with the reason', async () => {
    const host = await askRunHost(writeFixtureHost('silent-description'), { timeoutMs: 1500 });
    expect(reasonOf(host)).toMatch(/^It gave no description within 1\.5 s and was ended\./);
  });

  it.each([
    ['missing', () => Promise.resolve('/nonexistent/host'), /^There is no such file/],
    ['a folder', () => Promise.resolve('/usr'), /^It is not a file/],
    ['relative', () => Promise.resolve('host'), /^Its path is not absolute/],
    ['not executable', () => plainFile('text'), /^It may not be read and started by you/],
    ['no program', () => program('exit 0'), /^It wrote no description\./],
    ['talkative', () => program('yes'), /^It wrote more than 1 MiB/],
    ['killed', () => program('kill -9 $$'), /^It was ended by SIGKILL/],
    ['greets', () => program(`echo '${READY}'`), /^It answered "describe" with "ready"\. Check it/],
    ['prints', () => program('echo hello'), /^A line of the run host is not JSON/],
  ])('that is %s is listed with the reason', async (_, make, reason) => {
    expect(reasonOf(await askRunHost(await make()))).toMatch(reason);
  });
});

async function plainFile(text: string): Promise<string> {
  const path = join(await temporaryFolder(), 'host');
  await writeFile(path, text, { mode: 0o644 });
  return path;
}

async function program(...lines: readonly string[]): Promise<string> {
  return fakeInterpreter(join(await temporaryFolder(), 'host'), ...lines);
}
