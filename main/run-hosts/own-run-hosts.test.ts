import { expect, it } from 'vitest';

import type { Runtime } from '../../contract/runtime.ts';
import type { Settings } from '../../contract/settings.ts';
import { defaultSettings } from '../store/settings-schema.ts';
import { findRunHosts } from './find-run-hosts.ts';
import { writeFixtureHost } from './fixtures/write-fixture-host.ts';
import { OwnRunHosts } from './own-run-hosts.ts';

function setUp(picked: string | null, runHosts: readonly string[] = []) {
  let settings: Settings = { ...defaultSettings, runHosts };
  const searches: (readonly Runtime[])[] = [];
  const hosts = new OwnRunHosts({
    settings: {
      get: () => settings,
      update: (patch) => (settings = { ...settings, ...patch }),
    },
    runtimes: {
      refresh: async () => {
        const found = await findRunHosts({ paths: settings.runHosts, example: null });
        searches.push(found);
        return found;
      },
    },
    pickFile: () => Promise.resolve(picked),
  });
  return { hosts, searches, paths: () => settings.runHosts };
}

it.skipIf(process.platform === 'win32')('adds a host, lists it and forgets it', async () => {
  const path = writeFixtureHost(null);
  const { hosts, searches, paths } = setUp(path);
  const added = await hosts.add();
  expect(added).toMatchObject({ ok: true, value: { usable: true, kind: 'other' } });
  expect(paths()).toEqual([path]);
  expect(searches.at(-1)).toEqual([added.ok ? added.value : null]);
  await hosts.add();
  expect(paths()).toEqual([path]);
  expect(await hosts.remove(path)).toMatchObject({ ok: true });
  expect(paths()).toEqual([]);
  expect(searches.at(-1)).toEqual([]);
});

it('changes nothing when nothing was chosen', async () => {
  const { hosts, searches, paths } = setUp(null, ['/opt/host']);
  expect(await hosts.add()).toEqual({ ok: true, value: null });
  expect([paths(), searches]).toEqual([['/opt/host'], []]);
});

it('does not add what is no run host', async () => {
  const { hosts, searches, paths } = setUp('/nonexistent/host');
  expect(await hosts.add()).toMatchObject({ ok: false, error: { code: 'run-host-unusable' } });
  expect([paths(), searches]).toEqual([[], []]);
});

it('removes only what is in the settings', async () => {
  const { hosts, paths } = setUp(null, ['/opt/host']);
  expect(await hosts.remove('/bin/sh')).toMatchObject({ error: { code: 'unknown-run-host' } });
  expect(paths()).toEqual(['/opt/host']);
});
