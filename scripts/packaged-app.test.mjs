// @ts-check
import path from 'node:path';

import { expect, test } from 'vitest';

import { applicationIn, packageDirectory, programIn, testedDirectory } from './packaged-app.mjs';
import { REPOSITORY } from './repository.mjs';

test.each([
  ['linux', 'x64', 'dist/linux-unpacked/corelane'],
  ['linux', 'arm64', 'dist/linux-arm64-unpacked/corelane'],
  ['win32', 'x64', 'dist/win-unpacked/Corelane.exe'],
  ['darwin', 'arm64', 'dist/mac-arm64/Corelane.app/Contents/MacOS/Corelane'],
])('finds what is started on %s %s', (platform, arch, expected) => {
  const program = programIn(packageDirectory({ platform, arch }), platform);
  expect(path.relative(REPOSITORY, program)).toBe(path.normalize(expected));
});

test('keeps the copy for tests apart', () => {
  const machine = { platform: 'linux', arch: 'x64' };
  const [released, tested] = [packageDirectory(machine), testedDirectory(machine)];
  expect(path.relative(released, tested)).toMatch(/^\.\./);
  expect(path.basename(tested)).toBe(path.basename(released));
});

test('an application of macOS is a folder', () => {
  expect(applicationIn('/d', 'darwin')).toBe(path.join('/d', 'Corelane.app'));
});
