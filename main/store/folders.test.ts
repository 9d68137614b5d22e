import { expect, it } from 'vitest';

import { userFolders } from './folders.ts';

it('follows XDG on Linux, and ignores relative values', () => {
  const environment = { XDG_CONFIG_HOME: '/etc/ada', XDG_CACHE_HOME: 'cache' };
  expect(userFolders(environment, 'linux', '/home/ada')).toEqual({
    config: '/etc/ada/corelane',
    data: '/home/ada/.local/share/corelane',
    cache: '/home/ada/.cache/corelane',
  });
});

it("uses the user's Library on macOS", () => {
  expect(userFolders({}, 'darwin', '/Users/ada')).toEqual({
    config: '/Users/ada/Library/Application Support/corelane',
    data: '/Users/ada/Library/Application Support/corelane',
    cache: '/Users/ada/Library/Caches/corelane',
  });
});

it('uses the application folders of Windows', () => {
  const environment = { APPDATA: 'D:\\Roaming' };
  expect(userFolders(environment, 'win32', 'C:\\Users\\ada')).toEqual({
    config: 'D:\\Roaming\\corelane',
    data: 'D:\\Roaming\\corelane',
    cache: 'C:\\Users\\ada\\AppData\\Local\\corelane\\cache',
  });
});
