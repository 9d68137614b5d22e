import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { matchOutput, outputPattern } from './match-output.ts';

const workloadsDirectory = join(import.meta.dirname, '..', '..', 'workloads');
const folder = mkdtempSync(join(tmpdir(), 'corelane-match-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'stdout');

const search = (pattern: string, parts: Partial<Parameters<typeof matchOutput>[0]> = {}) =>
  matchOutput({
    path,
    pattern,
    workloadsDirectory,
    signal: new AbortController().signal,
    ...parts,
  });

/** Takes longer with each `a` twice over. */
const ENDLESS = '^(a+)+$';

describe('matchOutput', () => {
  it.each([
    ['^ok$', 'matches'],
    ['total: \\d+', 'matches'],
    ['^failed', 'differs'],
  ])('looks for %s line by line', async (pattern, outcome) => {
    writeFileSync(path, 'begin\nok\ntotal: 12\n');
    expect(await search(pattern)).toEqual({ outcome });
  });

  it('looks at all of a large output', async () => {
    writeFileSync(path, `${'x'.repeat(9_000_000)}needle`);
    expect(await search('needle$')).toEqual({ outcome: 'matches' });
    expect(await search('^needle')).toEqual({ outcome: 'differs' });
  });

  it('takes no file for nothing printed', async () => {
    expect(await search('^$', { path: '/nowhere' })).toEqual({ outcome: 'matches' });
    expect(await search('x', { path: '/nowhere' })).toEqual({ outcome: 'differs' });
  });

  it('gives a pattern up that takes for ever, and holds nobody up meanwhile', async () => {
    writeFileSync(path, `${'a'.repeat(60)}b\n`);
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 5);
    const match = await search(ENDLESS, { limitMs: 500 });
    clearInterval(turning);
    expect(match).toMatchObject({ outcome: 'unknown' });
    expect(match).toHaveProperty('why', expect.stringMatching(/given up after 0\.5 s.*simply$/));
    expect(turns).toBeGreaterThan(20);
  });

  it('is ended with its run', async () => {
    writeFileSync(path, `${'a'.repeat(60)}b\n`);
    const controller = new AbortController();
    const match = search(ENDLESS, { signal: controller.signal });
    controller.abort();
    expect(await match).toHaveProperty('why', expect.stringMatching(/stopped/));
    expect(await search('a', { signal: controller.signal })).toMatchObject({ outcome: 'unknown' });
  });

  it('says so when it can’t be searched at all', async () => {
    const match = await search('a', { workloadsDirectory: '/nowhere' });
    expect(match).toHaveProperty('why', expect.stringMatching(/the search failed/));
  });
});

it('says what is wrong with a pattern', () => {
  expect(outputPattern('(')).toMatchObject({ ok: false, error: { code: 'bad-option' } });
  expect(outputPattern('^a$')).toMatchObject({ ok: true, value: { flags: 'm' } });
});
