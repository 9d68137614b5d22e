// @ts-check
import { expect, test } from 'vitest';

import { userCacheDirectory } from './user-cache.mjs';

test('uses the XDG cache on Linux', () => {
  expect(directoryFor('linux', { XDG_CACHE_HOME: '/mnt/cache' })).toBe('/mnt/cache/corelane');
});

test.each([{}, { XDG_CACHE_HOME: '' }, { XDG_CACHE_HOME: 'relative' }])(
  'falls back to ~/.cache on Linux with %o',
  (env) => {
    expect(directoryFor('linux', env)).toBe('/home/ada/.cache/corelane');
  },
);

test('uses Library/Caches on macOS, whatever XDG says', () => {
  expect(directoryFor('darwin', { XDG_CACHE_HOME: '/x' })).toBe(
    '/home/ada/Library/Caches/corelane',
  );
});

test('uses the local application data on Windows', () => {
  const env = { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' };
  expect(directoryFor('win32', env)).toBe('C:\\Users\\ada\\AppData\\Local\\corelane\\Cache');
});

/**
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
function directoryFor(platform, env) {
  return userCacheDirectory({ platform, homeDirectory: '/home/ada', env });
}
