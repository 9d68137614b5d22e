import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { bareScope, temporaryFolder } from './fake-interpreter.test-support.ts';
import { originOf } from './origin.ts';
import { usualPlaces } from './usual-places.ts';

it('finds the versions of the managers in the home folder', async () => {
  const homeDirectory = await temporaryFolder();
  const expected = [
    ['.pyenv/versions/3.12.1/bin', 'pyenv'],
    ['.nvm/versions/node/v20.20.2/bin', 'nvm'],
    ['.asdf/installs/python/3.11.7/bin', 'user'],
    ['.volta/tools/image/node/20.1.0/bin', 'user'],
    ['.local/share/fnm/node-versions/v22.0.0/installation/bin', 'user'],
  ] as const;
  for (const [folder] of expected) await mkdir(join(homeDirectory, folder), { recursive: true });
  const places = await usualPlaces({ ...bareScope(), homeDirectory });
  for (const [folder, origin] of expected)
    expect(places).toContainEqual({ directory: join(homeDirectory, folder), origin });
});

it('follows the variables of the managers', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'versions', '3.13.0'), { recursive: true });
  const environment = { PYENV_ROOT: root, VIRTUAL_ENV: join(root, 'venv') };
  const places = await usualPlaces({ ...bareScope(), environment, platform: 'linux' });
  expect(places).toContainEqual({ directory: join(root, 'versions/3.13.0/bin'), origin: 'pyenv' });
  expect(places).toContainEqual({ directory: join(root, 'venv/bin'), origin: 'user' });
});

it.each([
  ['/home/ada/.pyenv/versions/3.12.1/bin/python3', 'pyenv'],
  ['/home/ada/.nvm/versions/node/v20/bin/node', 'nvm'],
  ['/opt/homebrew/Cellar/node/22.1.0/bin/node', 'homebrew'],
  ['/usr/bin/python3', 'system'],
  ['/srv/tools/bin/python3', 'path'],
] as const)('%s belongs to %s', (executable, origin) => {
  const scope = {
    ...bareScope(),
    platform: 'linux' as const,
    homeDirectory: '/home/ada',
    systemDirectories: ['/usr/bin'],
  };
  expect(originOf(executable, 'path', scope)).toBe(origin);
});
