import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { matchOutput, outputPattern } from './match-output.ts';

const folder = mkdtempSync(join(tmpdir(), 'corelane-match-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'stdout');

describe('matchOutput', () => {
  it.each([
    ['^ok$', true],
    ['total: \\d+', true],
    ['^failed', false],
  ])('looks for %s line by line', async (pattern, matches) => {
    writeFileSync(path, 'begin\nok\ntotal: 12\n');
    expect(await matchOutput(path, new RegExp(pattern, 'm'))).toEqual({ matches, isCut: false });
  });

  it('says when it did not look at all of it', async () => {
    writeFileSync(path, `${'x'.repeat(100)}needle`);
    expect(await matchOutput(path, /needle/m, 50)).toEqual({ matches: false, isCut: true });
  });

  it('takes no file for nothing printed', async () => {
    expect(await matchOutput('/nowhere', /^$/m)).toEqual({ matches: true, isCut: false });
    expect(await matchOutput('/nowhere', /x/m)).toEqual({ matches: false, isCut: false });
  });
});

it('says what is wrong with a pattern', () => {
  expect(outputPattern('(')).toMatchObject({ ok: false, error: { code: 'bad-option' } });
  expect(outputPattern('^a$')).toMatchObject({ ok: true, value: { flags: 'm' } });
});
