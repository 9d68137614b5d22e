// @ts-check
import { expect, test } from 'vitest';

import { parseCommandLine } from './default-app/command-line.mjs';

test('finds the app behind the switches that Playwright sets', () => {
  const args = ['-r', '/pw/loader.js', '--no-sandbox', '--inspect=0', '/app', '--theme', '-v'];
  expect(parseCommandLine(args)).toEqual({
    preloadModules: ['/pw/loader.js'],
    wantsVersion: false,
    appPath: '/app',
  });
});

test('tells a request for the version', () => {
  expect(parseCommandLine(['--no-sandbox', '-v']).wantsVersion).toBe(true);
});

test('finds no app where there are only switches', () => {
  expect(parseCommandLine(['--ozone-platform=headless', '--']).appPath).toBeUndefined();
});
