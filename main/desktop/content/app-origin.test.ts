import { describe, expect, it } from 'vitest';

import { choosePageSource, isOwnUrl } from './app-origin.ts';

const BUILT = choosePageSource(undefined, true);

describe('choosePageSource', () => {
  it('takes a dev server on this machine while developing', () => {
    expect(choosePageSource('http://localhost:5173/', false)).toEqual({
      pageUrl: 'http://localhost:5173/',
      devOrigin: 'http://localhost:5173',
    });
  });

  it.each([
    ['a packaged app', 'http://localhost:5173', true],
    ['a foreign host', 'http://example.org:5173', false],
    ['a host that only begins like ours', 'http://localhost.example.org', false],
    ['another scheme', 'file:///etc/passwd', false],
    ['no URL at all', 'not a url', false],
  ])('keeps to the built files for %s', (_, devUrl, isPackaged) => {
    expect(choosePageSource(devUrl, isPackaged)).toEqual(BUILT);
  });
});

describe('isOwnUrl', () => {
  it.each(['app://corelane/', 'app://corelane/assets/index.js', 'app://corelane/index.html#x'])(
    'accepts %s',
    (url) => expect(isOwnUrl(url, BUILT)).toBe(true),
  );

  it.each([
    '',
    'about:blank',
    'app://other/index.html',
    'app://corelane.example.org/index.html',
    'https://corelane/index.html',
    'file:///index.html',
    'data:text/html,app://corelane/',
    'http://localhost:5173/',
  ])('refuses %s', (url) => expect(isOwnUrl(url, BUILT)).toBe(false));

  it('accepts the dev server only while it is the source', () => {
    const dev = choosePageSource('http://localhost:5173/', false);
    expect(isOwnUrl('http://localhost:5173/app.tsx', dev)).toBe(true);
    expect(isOwnUrl('http://localhost:9999/app.tsx', dev)).toBe(false);
  });
});
