import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { makeOutputFolder, outputFiles, takeOutputs } from './output-files.ts';

const directory = mkdtempSync(join(tmpdir(), 'corelane-outputs-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function taken(stdout: string | Buffer, isKept = true, runId = 'run') {
  const files = outputFiles({ directory, isKept }, runId);
  await makeOutputFolder(files);
  writeFileSync(files.stdoutPath, stdout);
  writeFileSync(files.stderrPath, '');
  return { files, ...(await takeOutputs(files, isKept)) };
}

const KIB = 1024;

describe('takeOutputs', () => {
  it('has all of a short output in its head', async () => {
    const { files, stdout, stderr } = await taken('größer\n');
    expect(stdout).toEqual({ bytes: 9, path: files.stdoutPath, head: 'größer\n', tail: '' });
    expect(stderr).toEqual({ bytes: 0, path: null, head: '', tail: '' });
    expect(existsSync(files.stderrPath)).toBe(false);
    expect(statSync(files.folder).mode & 0o077).toBe(0);
  });

  it('has beginning and end of a long one', async () => {
    const { stdout } = await taken(`begin${'x'.repeat(100 * KIB)}end`);
    expect(stdout.bytes).toBe(100 * KIB + 8);
    expect([stdout.head.length, stdout.tail.length]).toEqual([16 * KIB, 16 * KIB]);
    expect([stdout.head.slice(0, 6), stdout.tail.slice(-4)]).toEqual(['beginx', 'xend']);
  });

  it('replaces what is no UTF-8', async () => {
    const { stdout } = await taken(Buffer.from([0x61, 0xff, 0x62]));
    expect(stdout.head).toBe('a\uFFFDb');
  });

  it('leaves nothing of what is not to be kept', async () => {
    const { files, stdout } = await taken('gone', false, 'unkept');
    expect(stdout).toMatchObject({ bytes: 4, path: null, head: 'gone' });
    expect(existsSync(files.folder)).toBe(false);
  });

  it('says nothing of files that were never there', async () => {
    const files = outputFiles({ directory, isKept: true }, 'never');
    expect(await takeOutputs(files, true)).toMatchObject({ stdout: { bytes: 0, path: null } });
  });

  it('cuts no character in two, and nothing of what fits', async () => {
    const texts = fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', 'ß', '€', '𝄞'))
      .map(([shift, letter]) => '.'.repeat(shift) + letter.repeat((20 * KIB) / letter.length));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { stdout } = await taken(text);
        expect(stdout.head + stdout.tail).not.toContain('\uFFFD');
        expect(text.startsWith(stdout.head) && text.endsWith(stdout.tail)).toBe(true);
        if (stdout.bytes <= 31 * KIB) expect(stdout.head + stdout.tail).toBe(text);
      }),
      { numRuns: 30 },
    );
  });
});
