// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { searchFile } from './search-output.mjs';

const folder = mkdtempSync(join(tmpdir(), 'corelane-search-'));
const path = join(folder, 'stdout');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const small = { blockBytes: 3, window: 8, overlap: 6, longest: 64 };

describe('searchFile', () => {
  it.each([
    ['^ok$', true],
    ['total: \\d+', true],
    ['^failed', false],
    ['gin\\nok', true],
    ['\\d$', true],
    ['^$', false],
  ])('looks for %s line by line', (pattern, isThere) => {
    writeFileSync(path, 'begin\nok\ntotal: 12\n');
    for (const sizes of [undefined, { ...small, window: 64, longest: 64 }]) {
      expect(searchFile(path, pattern, sizes)).toBe(isThere || pattern === '^$');
    }
  });

  it('takes no file for nothing printed', () => {
    expect(searchFile('/nowhere', '^$')).toBe(true);
    expect(searchFile('/nowhere', 'x')).toBe(false);
  });

  it('finds what lies in any part of a large file, whole characters too', () => {
    for (const before of [0, 1, 5, 6, 7, 8, 9, 100, 1001]) {
      writeFileSync(path, `${'ä'.repeat(before)}nädle${'ö'.repeat(33)}`);
      expect(searchFile(path, 'nädle', small)).toBe(true);
      expect(searchFile(path, 'nadle', small)).toBe(false);
    }
  });

  it('takes the end of a part for the end of no line, nor its beginning', () => {
    writeFileSync(path, 'x'.repeat(50));
    expect(searchFile(path, '^x{3}$', small)).toBe(false);
    expect(searchFile(path, '[^x]|^y', small)).toBe(false);
    writeFileSync(path, `${'x'.repeat(50)}\nxxx\n${'x'.repeat(50)}`);
    expect(searchFile(path, '^x{3}$', small)).toBe(true);
  });

  it('follows a match that goes on beyond a part', () => {
    writeFileSync(path, `a${'x'.repeat(40)}b`);
    expect(searchFile(path, 'a[^]*', small)).toBe(true);
    expect(searchFile(path, 'x+b$', small)).toBe(true);
  });

  it('finds short matches as a search of the whole does', () => {
    const pattern = fc.constantFrom(
      '^ab$',
      'a$',
      '^b',
      'a\\nb',
      '^$',
      'ba?b',
      '(?<=a)b',
      '\\bb\\b',
    );
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[ab \n]{0,60}$/), (source, text) => {
        writeFileSync(path, text);
        expect(searchFile(path, source, small)).toBe(new RegExp(source, 'm').test(text));
      }),
    );
  });
});
