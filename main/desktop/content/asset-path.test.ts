import { join, resolve } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { resolveAssetPath } from './asset-path.ts';

const ROOT = resolve('/srv/renderer');

describe('resolveAssetPath', () => {
  it.each([
    ['app://corelane/', 'index.html'],
    ['app://corelane', 'index.html'],
    ['app://corelane/index.html?x=1#y', 'index.html'],
    ['app://corelane/assets/a%20b.js', join('assets', 'a b.js')],
    ['app://corelane/assets/../index.html', 'index.html'],
  ])('maps %s to a file of ours', (url, file) => {
    expect(resolveAssetPath(ROOT, url)).toBe(join(ROOT, file));
  });

  it.each([
    'app://corelane/%2e%2e%2f%2e%2e%2fetc/passwd',
    'app://corelane/..%2f..%2fetc%2fpasswd',
    'app://corelane/..%5c..%5cetc%5cpasswd',
    'app://corelane/assets%2f..%2f..%2f..%2fetc%2fpasswd',
    'app://corelane/%00',
    'app://corelane/%E0%A4%A',
    'app://other/index.html',
    'file:///srv/renderer/index.html',
    'rubbish',
  ])('refuses %s', (url) => {
    expect(resolveAssetPath(ROOT, url)).toBeNull();
  });

  it('never leaves the folder, whatever the path says', () => {
    const segment = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      '%2f',
      '%5c',
      '/',
      'a',
      '\\',
      '%00',
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 12 }), (segments) => {
        const file = resolveAssetPath(ROOT, `app://corelane/${segments.join('')}`);
        expect(file === null || file.startsWith(ROOT + '/') || file.startsWith(ROOT + '\\')).toBe(
          true,
        );
      }),
    );
  });
});
