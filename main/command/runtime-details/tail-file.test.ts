import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { TailFile } from './tail-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'corelane-tail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function newPath(): string {
  files += 1;
  return join(folder, `file-${files}`);
}

describe('TailFile', () => {
  it('gives whole lines, however they arrive', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '🦀', ' '), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.nat(40)), async (lines, cuts) => {
        const path = newPath();
        const tail = new TailFile(path);
        const read: string[] = [];
        let rest = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        for (const cut of [...cuts, rest.length]) {
          appendFileSync(path, rest.subarray(0, cut));
          rest = rest.subarray(cut);
          read.push(...(await tail.read()).lines);
        }
        expect(read).toEqual(lines);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves out what is too long to be a line, and goes on behind it', async () => {
    const path = newPath();
    const tail = new TailFile(path);
    writeFileSync(path, `a\n${'x'.repeat(9000)}`);
    expect(await tail.read()).toMatchObject({ lines: ['a'], dropped: 0 });
    appendFileSync(path, `${'y'.repeat(9000)}\nb\n`);
    expect(await tail.read()).toMatchObject({ lines: ['b'], dropped: 1 });
  });

  it('reads a part at a time, and no more than it may', async () => {
    const path = newPath();
    writeFileSync(path, 'line\n'.repeat(200_000));
    const count = async (tail: TailFile) => {
      let lines = 0;
      let reads = 0;
      for (let hasMore = true; hasMore; reads += 1) {
        const news = await tail.read();
        lines += news.lines.length;
        hasMore = news.hasMore;
      }
      return { lines, reads };
    };
    expect(await count(new TailFile(path))).toEqual({ lines: 200_000, reads: 4 });
    expect((await count(new TailFile(path, 5000))).lines).toBe(1000);
  });

  it('gives nothing of what is no file of its own', async () => {
    const target = newPath();
    writeFileSync(target, 'secret\n');
    const link = newPath();
    symlinkSync(target, link);
    for (const path of [link, folder, join(folder, 'nowhere')]) {
      expect((await new TailFile(path).read()).lines).toEqual([]);
    }
  });
});
