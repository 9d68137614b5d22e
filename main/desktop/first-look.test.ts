import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { openSettings } from '../store/settings-store.ts';
import { readFirstLook } from './first-look.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'corelane-look-'));
  file = join(directory, 'settings.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** The two words by the settings themselves. */
async function settingsLook() {
  const { theme, coreConvention } = (await openSettings(file)).store.get();
  return { theme, coreConvention };
}

it.each([
  ['{"theme":"dark","coreConvention":"of-machine"}', 'dark', 'of-machine'],
  ['{"theme":"light"}', 'light', 'cores'],
  ['{"theme":"pink","coreConvention":"of-limit"}', 'system', 'of-limit'],
  ['{"theme":["dark"],"coreConvention":"toString"}', 'system', 'cores'],
  ['{"theme":"dark"', 'system', 'cores'],
  ['null', 'system', 'cores'],
  ['"dark"', 'system', 'cores'],
  ['[]', 'system', 'cores'],
  ['', 'system', 'cores'],
])('reads %s as the settings do', async (text, theme, coreConvention) => {
  writeFileSync(file, text);
  expect(readFirstLook(file)).toEqual({ theme, coreConvention });
  expect(await settingsLook()).toEqual({ theme, coreConvention });
});

it('is the default where there is no file', async () => {
  expect(readFirstLook(file)).toEqual(await settingsLook());
});
