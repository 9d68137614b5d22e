// @ts-check
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { listFiles } from './file-list.mjs';
import { HostProcess, STRATEGIES } from './testing/host-process.mjs';

const isRoot = process.getuid?.() === 0;

/** @type {string} */
let folder;
/** @type {HostProcess[]} */
const hosts = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => {
  hosts.splice(0).forEach(({ child }) => child.kill('SIGKILL'));
  rmSync(folder, { recursive: true, force: true });
});

/** @param {Record<string, string>} files by path; folders are made */
function write(files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** @param {string} strategy */
async function startHost(strategy = 'threads') {
  const host = new HostProcess();
  hosts.push(host);
  host.request({ workload: 'files-sha256', strategy, parameters: { folder } });
  await host.until('ready');
  return host;
}

/** @param {HostProcess} host */
async function finish(host) {
  host.send({ type: 'start' });
  const finished = await host.until('finished');
  host.send({ type: 'release' });
  expect(await host.exited).toEqual({ code: 0, signal: null });
  return finished;
}

describe('files-sha256', () => {
  it('gives one digest under every strategy', async () => {
    write({ 'a.txt': '', 'dir/b.bin': '\0\x01\x02', 'dir/deep/c': 'x'.repeat(700_000), d: 'd' });
    if (process.platform === 'linux') {
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.of(0xff, 0xfe)]), 'x');
    }
    const results = [];
    for (const strategy of STRATEGIES) results.push(await finish(await startHost(strategy)));
    const [first] = results;
    for (const { digest, inputFingerprint, tasksFailed } of results) {
      expect({ digest, inputFingerprint, tasksFailed }).toEqual({
        digest: first?.digest,
        inputFingerprint: first?.inputFingerprint,
        tasksFailed: 0,
      });
    }
  });

  it.each(['threads', 'async'])(
    'reports files that changed into something else, and goes on: %s',
    async (strategy) => {
      write({ a: 'a', gone: '', link: '', pipe: '', z: 'z' });
      const host = await startHost(strategy);
      for (const name of ['gone', 'link', 'pipe']) unlinkSync(join(folder, name));
      symlinkSync('/etc/hostname', join(folder, 'link'));
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      const finished = await finish(host);
      expect(finished).toMatchObject({ tasksDone: 2, tasksFailed: 3, stopped: false });
      const ready = await host.until('ready');
      expect(finished.inputFingerprint).not.toBe(ready.inputFingerprint);
      const errors = host.records.flatMap((record) => ('error' in record ? [record.error] : []));
      expect(errors.sort((a, b) => (a.message < b.message ? -1 : 1))).toEqual([
        { kind: 'input', code: 'ENOENT', message: 'gone: no such file or directory' },
        { kind: 'input', code: 'ELOOP', message: expect.stringMatching(/^link: /) },
        { kind: 'input', code: 'EINVAL', message: 'pipe: no longer a regular file' },
      ]);
    },
  );

  it.skipIf(isRoot)('reports files that may not be read', async () => {
    write({ a: 'a', secret: 's' });
    chmodSync(join(folder, 'secret'), 0);
    const host = await startHost();
    expect(await finish(host)).toMatchObject({ tasksDone: 1, tasksFailed: 1 });
    expect(host.records).toContainEqual(
      expect.objectContaining({
        error: { kind: 'input', code: 'EACCES', message: 'secret: permission denied' },
      }),
    );
  });

  it('tells of a folder that changed meanwhile', async () => {
    write({ a: 'a' });
    const host = await startHost();
    write({ b: 'b' });
    const { inputFingerprint } = await finish(host);
    expect(inputFingerprint).not.toBe((await host.until('ready')).inputFingerprint);
  });

  it('keeps the result when the folder is gone in the end', async () => {
    write({ a: 'a' });
    const host = await startHost();
    rmSync(folder, { recursive: true });
    expect(await finish(host)).toMatchObject({ tasksFailed: 1, stopped: false });
  });

  it.each([
    ['missing', 'folder-missing'],
    ['file', 'folder-unreadable'],
    ['empty', 'folder-empty'],
  ])('refuses a folder that is %s', async (name, code) => {
    write({ file: '' });
    mkdirSync(join(folder, 'empty', 'below'), { recursive: true });
    const host = new HostProcess();
    hosts.push(host);
    host.request({ workload: 'files-sha256', parameters: { folder: join(folder, name) } });
    const failure = await host.until('host-error');
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(join(folder, name));
    expect(await host.exited).toEqual({ code: 1, signal: null });
  });
});

describe('listFiles', () => {
  it('follows no link, and says how many there were', async () => {
    write({ a: 'a' });
    symlinkSync('/etc', join(folder, 'etc'));
    symlinkSync('a', join(folder, 'again'));
    symlinkSync('.', join(folder, 'circle'));
    const { paths, warnings } = await listFiles(folder);
    expect(paths).toEqual(['a']);
    expect(warnings).toMatchObject([
      { code: 'links-skipped', message: expect.stringMatching(/^3 /) },
    ]);
  });

  it.skipIf(isRoot)('leaves out folders that may not be listed, and says so', async () => {
    write({ a: 'a', 'closed/b': 'b' });
    chmodSync(join(folder, 'closed'), 0);
    const { paths, warnings } = await listFiles(folder);
    chmodSync(join(folder, 'closed'), 0o700);
    expect(paths).toEqual(['a']);
    expect(warnings).toMatchObject([{ code: 'folder-unreadable' }]);
  });

  it.skipIf(isRoot)('keeps the files of a folder that gives their names and no more', async () => {
    write({ a: 'a', 'names/b': 'b' });
    chmodSync(join(folder, 'names'), 0o400);
    const { paths, warnings } = await listFiles(folder);
    const host = await startHost();
    const finished = await finish(host);
    chmodSync(join(folder, 'names'), 0o700);
    expect(paths).toEqual(['a', 'names/b']);
    expect(warnings).toEqual([]);
    expect(finished).toMatchObject({ tasksDone: 1, tasksFailed: 1 });
  });

  it('fingerprints names, sizes and times', async () => {
    write({ a: 'a' });
    const seen = new Set();
    const look = async () => seen.add((await listFiles(folder)).fingerprint);
    utimesSync(join(folder, 'a'), 1, 1);
    await look();
    await look();
    expect(seen.size).toBe(1);
    utimesSync(join(folder, 'a'), 1, 2);
    await look();
    write({ a: 'ab' });
    utimesSync(join(folder, 'a'), 1, 2);
    await look();
    write({ b: '' });
    await look();
    expect(seen.size).toBe(4);
  });

  it('sorts text with one character a byte as the bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (names) => {
        const asText = names.map((name) => Buffer.from(name).toString('latin1')).sort();
        const asBytes = names.map((name) => Buffer.from(name)).sort(Buffer.compare);
        expect(asText).toEqual(asBytes.map((name) => name.toString('latin1')));
      }),
    );
  });
});
