import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { testIo } from '../cli.test-support.ts';
import { findElectron } from './find-electron.ts';

let appDirectory = '';
beforeEach(async () => {
  appDirectory = await mkdtemp(join(tmpdir(), 'corelane-app-'));
});
afterEach(() => rm(appDirectory, { recursive: true }));

async function withSetUp(code: string) {
  await mkdir(join(appDirectory, 'scripts'));
  await writeFile(join(appDirectory, 'scripts', 'electron-for-reports.mjs'), code);
  const io = testIo();
  const found = await findElectron(io, new AbortController().signal, appDirectory);
  return { found, ...io.captured() };
}

describe('findElectron', () => {
  it('takes what the set-up found, and passes on what it says', async () => {
    const answer = { executable: '/opt/electron', switches: ['--no-sandbox'] };
    const { found, stderr } = await withSetUp(
      `console.error('Downloading'); console.log(${JSON.stringify(JSON.stringify(answer))})`,
    );
    expect(found).toMatchObject({ ok: true, value: { executable: '/opt/electron' } });
    const args = found.ok ? found.value.args : [];
    expect(args[0]).toBe('--no-sandbox');
    expect(args.at(-1)).toBe(appDirectory);
    expect(stderr).toBe('Downloading\n');
  });

  it.each([
    ['fails', "console.error('No network.'); process.exitCode = 1"],
    ['says something else', "console.log('{}')"],
  ])('says what to do when the set-up %s', async (_, code) => {
    const { found } = await withSetUp(code);
    expect(found).toMatchObject({ ok: false, error: { code: 'no-electron' } });
    expect(JSON.stringify(found)).toContain('ELECTRON_OVERRIDE_DIST_PATH');
  });

  it('says what to do when there is no set-up', async () => {
    const found = await findElectron(testIo(), new AbortController().signal, appDirectory);
    expect(found).toMatchObject({ ok: false, error: { code: 'no-electron' } });
  });
});
