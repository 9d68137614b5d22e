import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { DetailsFolder } from './details-folder.ts';
import type { LoopLine } from './loop-line.ts';

const runs = mkdtempSync(join(tmpdir(), 'corelane-details-'));
afterAll(() => rmSync(runs, { recursive: true, force: true }));

const line = (parts: Partial<LoopLine> = {}): LoopLine => ({
  ...{ pid: 7, tid: 7, activeNs: 5e8, idleNs: 5e8, heapUsedBytes: 4e6, delayNs: 2e7, turns: 60 },
  ...{ p99Ns: 2e7, maxNs: 3e7, lateNs: 3e8, forNs: 1e9, ...parts },
});

let folder: DetailsFolder;
let told: LoopLine[];
beforeEach(async () => {
  told = [];
  folder = new DetailsFolder(mkdtempSync(join(runs, 'run-')), (read) => told.push(read));
  await folder.make();
});

const write = (name: string, ...lines: readonly unknown[]) =>
  writeFileSync(
    join(folder.path, name),
    lines.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join(''),
    { flag: 'a' },
  );

describe('DetailsFolder', () => {
  it('tells of each new line once, and of what was last at the end', async () => {
    write('node-7-0.jsonl', line());
    await folder.look();
    write('node-7-0.jsonl', line({ maxNs: 4e7 }));
    write('node-8-1.jsonl', line({ pid: 8, tid: 9, p99Ns: 9e7, lateNs: 5e9 }));
    await folder.end();
    expect(told.map(({ maxNs }) => maxNs)).toEqual([3e7, 4e7, 3e7]);
    expect(folder.loops.loops(new Set([7, 8]))).toEqual([
      { pid: 8, tid: 9, delay: { p99Ns: 9e7, maxNs: 3e7 }, lateShare: 1 },
      { pid: 7, tid: 7, delay: { p99Ns: 2e7, maxNs: 4e7 }, lateShare: 0.3 },
    ]);
    expect(folder.loops.loops(new Set([7]))).toHaveLength(1);
    expect(folder.unreadLines).toBe(0);
    expect(existsSync(folder.path)).toBe(false);
  });

  it('counts what is no line of a loop, and goes on', async () => {
    const withoutTurns = { ...line(), turns: undefined };
    write('node-7-0.jsonl', 'rubbish', '{"pid":', 'null', withoutTurns, line({ pid: -1 }));
    write('node-7-0.jsonl', { ...line(), delayNs: '1' }, { ...line(), lateNs: null }, line());
    write('other.txt', 'not looked at');
    await folder.end();
    expect(told).toEqual([line()]);
    expect(folder.unreadLines).toBe(7);
  });

  it('says nothing of a loop that had next to no turn', async () => {
    write('node-7-0.jsonl', line({ turns: 2 }));
    await folder.end();
    expect(folder.loops.loops(new Set([7]))).toEqual([]);
  });
});
