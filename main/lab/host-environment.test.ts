import { expect, test } from 'vitest';

import { hostEnvironment } from './host-environment.ts';

test('passes on what an interpreter needs and nothing that would change it', () => {
  const own = {
    PATH: '/usr/bin',
    HOME: '/home/a',
    LC_ALL: 'C.UTF-8',
    LANG: undefined,
    NODE_OPTIONS: '--inspect',
    LD_PRELOAD: '/evil.so',
    PYTHONPATH: '/evil',
    ELECTRON_RUN_AS_NODE: '1',
    GITHUB_TOKEN: 'secret',
  };
  expect(hostEnvironment(own, {})).toEqual({
    PATH: '/usr/bin',
    HOME: '/home/a',
    LC_ALL: 'C.UTF-8',
  });
});

test('adds what the runtime itself asks for', () => {
  const environment = hostEnvironment({ PATH: '/a' }, { ELECTRON_RUN_AS_NODE: '1', PATH: '/b' });
  expect(environment).toEqual({ PATH: '/b', ELECTRON_RUN_AS_NODE: '1' });
});
