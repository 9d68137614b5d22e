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

import { STRATEGIES } from './admission.mjs';
import { runDigest, taskDigest, u64 } from './digest.mjs';
import { listFiles, prepareFiles } from './file-list.mjs';
import * as filesRead from './tasks/files-read.mjs';
import { countWords } from './tasks/word-count.mjs';
import { HostProcess } from './testing/host-process.mjs';

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

/**
 * @param {string} strategy
 * @param {string} workload
 * @param {Record<string, unknown>} parameters besides the folder
 */
async function startHost(strategy = 'threads', workload = 'files-sha256', parameters = {}) {
  const host = new HostProcess();
  hosts.push(host);
  host.request({ workload, strategy, parameters: { folder, ...parameters } });
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

const OTHERS = ['threads', 'process-pool', 'async'];

describe('one digest', () => {
  it.each([
    ...STRATEGIES.map((strategy) => ['files-sha256', strategy]),
    ...OTHERS.map((strategy) => ['files-read', strategy]),
    ...OTHERS.map((strategy) => ['word-count', strategy]),
  ])('of %s under %s', async (workload, strategy) => {
    write({ 'a.txt': '', 'dir/b.bin': '\0\x01\x02', 'dir/deep/c': 'x'.repeat(700_000), d: 'd' });
    if (process.platform === 'linux') {
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.of(0xff, 0xfe)]), 'x');
    }
    const { run } = await import(`./tasks/${workload}.mjs`);
    const { items, input, fingerprint } = await prepareFiles({ parameters: { folder, repeat: 2 } });
    const host = await startHost(strategy, workload, { repeat: 2 });
    expect(await finish(host)).toMatchObject({
      digest: runDigest(items.map((path, index) => run(index, input, path))),
      inputFingerprint: fingerprint,
      tasksFailed: 0,
    });
  });
});

describe('files-sha256', () => {
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

describe('files-read', () => {
  it.each([0, 1, 63, 64, 65536, 65537, 131072 + 100])(
    'knows the length and the end of the last block, with %i bytes',
    async (length) => {
      const content = Buffer.alloc(length).map((_, n) => (n * 7) % 251);
      writeFileSync(join(folder, 'a'), content);
      const lastBlock = content.subarray(Math.max(0, Math.ceil(length / 65536) - 1) * 65536);
      const digest = taskDigest(Buffer.from('a\0'), u64(length), lastBlock.subarray(-64));
      expect(filesRead.run(0, { folder }, 'a')).toBe(digest);
      expect(await filesRead.runConcurrently(0, { folder }, 'a')).toBe(digest);
    },
  );
});

describe('word-count', () => {
  it('takes letters, digits, the underscore and all beyond ASCII for words', () => {
    const content = Buffer.from('One one, ONE: x_1 X_1!\n\tcaf\u00e9 CAF\u00c9 9 9');
    const text = (/** @type {string} */ word) => Buffer.from(word, 'latin1').toString('utf8');
    const counts = [...countWords(content)].map(([word, count]) => [text(word), count]);
    // É is no letter of ASCII, so it stays as it is.
    expect(Object.fromEntries(counts)).toEqual({ one: 3, x_1: 2, café: 1, cafÉ: 1, 9: 2 });
  });

  it('finds the words that a pattern finds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const small = Buffer.from(bytes)
          .toString('latin1')
          .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
        const words = small.match(/[0-9a-z_\x80-\xff]+/g) ?? [];
        const counts = countWords(Buffer.from(bytes));
        expect([...counts.keys()]).toEqual([...new Set(words)]);
        expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(words.length);
      }),
    );
  });
});

describe('files over and over', () => {
  it('are tasks of their own, in the order of the files', async () => {
    write({ b: 'b', a: 'a' });
    const prepared = await prepareFiles({ parameters: { folder, repeat: 3 } });
    expect(prepared).toMatchObject({ tasksTotal: 6, items: ['a', 'b', 'a', 'b', 'a', 'b'] });
    expect(prepared.fingerprint).toBe((await listFiles(folder)).fingerprint);
  });

  it('are refused where they come to too many tasks', async () => {
    write({ b: 'b', a: 'a', c: 'c' });
    await expect(prepareFiles({ parameters: { folder, repeat: 333_334 } })).rejects.toThrow(
      /3 files 333334 times over .* lower "repeat" to 333333/,
    );
    expect(await prepareFiles({ parameters: { folder } })).toMatchObject({ tasksTotal: 3 });
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
