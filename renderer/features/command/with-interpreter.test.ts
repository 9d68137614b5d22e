import { expect, it } from 'vitest';

import { withInterpreter } from './with-interpreter.ts';

const KNOWN = [{ executable: '/opt/special' }];

it.each([
  [
    ['my.py', '-x'],
    ['/new', 'my.py', '-x'],
  ],
  [
    ['python3.12', '-u', 'my.py'],
    ['/new', '-u', 'my.py'],
  ],
  [
    ['/usr/bin/node', 'a.mjs'],
    ['/new', 'a.mjs'],
  ],
  [
    ['python3.14t', 'a.py'],
    ['/new', 'a.py'],
  ],
  [
    ['/opt/special', 'a.py'],
    ['/new', 'a.py'],
  ],
  [
    ['/home/node-tools/run', 'a'],
    ['/new', '/home/node-tools/run', 'a'],
  ],
])('%j becomes %j', (argv, expected) => {
  expect(withInterpreter(argv, '/new', KNOWN)).toEqual(expected);
});
