import { expect, it, vi } from 'vitest';

import { closeRemoteDebugging } from './remote-debugging.ts';

function removedFor(isPackaged: boolean, isInspected: boolean): readonly unknown[] {
  const removeSwitch = vi.fn();
  closeRemoteDebugging({ removeSwitch }, { isPackaged, isInspected });
  return removeSwitch.mock.calls.flat();
}

it('takes every way to the page away from a package', () => {
  expect(removedFor(true, false)).toEqual([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
  ]);
});

it('leaves them while developing, and where the main process is open to tests', () => {
  expect(removedFor(false, false)).toEqual([]);
  expect(removedFor(false, true)).toEqual([]);
  expect(removedFor(true, true)).toEqual([]);
});
