import { describe, expect, it } from 'vitest';

import { choosePageSource } from '../content/app-origin.ts';
import { isTrustedSender, type SenderFrame } from './trusted-sender.ts';

const SOURCE = choosePageSource(undefined, true);
const OURS: SenderFrame = {
  url: 'app://corelane/index.html',
  isMainFrame: true,
  webContentsId: 1,
};

describe('isTrustedSender', () => {
  it('trusts the main frame of our window on our page', () => {
    expect(isTrustedSender(OURS, 1, SOURCE)).toBe(true);
  });

  it.each([
    ['a frame inside the page', { ...OURS, isMainFrame: false }, 1],
    ['another window', { ...OURS, webContentsId: 2 }, 1],
    ['our window on a foreign page', { ...OURS, url: 'https://example.org/' }, 1],
    ['our window on an empty page', { ...OURS, url: 'about:blank' }, 1],
    ['a frame that is gone', null, 1],
    ['anyone while there is no window', OURS, null],
  ])('refuses %s', (_, sender, windowContentsId) => {
    expect(isTrustedSender(sender, windowContentsId, SOURCE)).toBe(false);
  });
});
