import { expect, it } from 'vitest';

import { choosePageSource } from '../content/app-origin.ts';
import { isGranted } from './permission-policy.ts';

const SOURCE = choosePageSource(undefined, true);

it('lets our page put text on the clipboard', () => {
  expect(isGranted('clipboard-sanitized-write', 'app://corelane/', SOURCE)).toBe(true);
});

it.each(['clipboard-read', 'media', 'geolocation', 'notifications', 'openExternal', 'fileSystem'])(
  'denies our page %s',
  (permission) => expect(isGranted(permission, 'app://corelane/', SOURCE)).toBe(false),
);

it('grants nothing to another page', () => {
  expect(isGranted('clipboard-sanitized-write', 'https://example.org/', SOURCE)).toBe(false);
  expect(isGranted('clipboard-sanitized-write', '', SOURCE)).toBe(false);
});
