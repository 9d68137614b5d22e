import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fuzz, FUZZ_TIMEOUT_MS } from '../../contract/fuzz.test-support.ts';
import {
  edited,
  hostileJson,
  mutated,
  mutationsOf,
  textEdits,
} from '../../contract/mutate.test-support.ts';
import { parseSettingsText } from './settings-file.ts';
import { defaultSettings } from './settings-schema.ts';

const FILLED = {
  ...defaultSettings,
  runHosts: ['/opt/host'],
  exportFolder: '/home/me/reports',
  launch: {
    ...defaultSettings.launch,
    runtimeId: 'python-1',
    options: { startMethod: 'fork', chunk: 4 },
    parameters: { primes: { tasks: 8, size: 1000, sizes: 'uniform' } },
  },
};

it(
  'are whole whatever stands in the file, and stay the same when they are written and read again',
  async () => {
    const files = fc.tuple(mutationsOf(hostileJson), textEdits(['{', '}', '"', 'null']));
    await fuzz('settings-files', files, ([mutations, edits]) => {
      const text = edited(JSON.stringify(mutated(FILLED, mutations), null, 2), edits);
      const settings = parseSettingsText(text);
      if (settings === null) return;
      expect(Object.keys(settings).toSorted()).toEqual(Object.keys(defaultSettings).toSorted());
      expect(parseSettingsText(JSON.stringify(settings))).toEqual(settings);
    });
    expect(Object.prototype).not.toHaveProperty('polluted');
  },
  FUZZ_TIMEOUT_MS,
);
