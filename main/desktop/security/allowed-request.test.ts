import { describe, expect, it } from 'vitest';

import { choosePageSource } from '../content/app-origin.ts';
import { isAllowedRequest } from './allowed-request.ts';

const BUILT = choosePageSource(undefined, true);
const DEV = choosePageSource('http://localhost:5173/', false);

describe('isAllowedRequest', () => {
  it.each(['app://corelane/assets/index.js', 'data:image/png;base64,', 'blob:app://corelane/1-2'])(
    'lets the built page load %s',
    (url) => expect(isAllowedRequest(url, BUILT)).toBe(true),
  );

  it.each([
    'http://localhost:5173/',
    'https://example.org/',
    'ws://localhost:5173/',
    'file:///etc/passwd',
    'devtools://devtools/bundled/inspector.html',
    'blob:https://example.org/1-2',
    'chrome://gpu',
    '',
  ])('keeps the built page from %s', (url) => expect(isAllowedRequest(url, BUILT)).toBe(false));

  it('lets the dev server and its socket through while developing', () => {
    expect(isAllowedRequest('http://localhost:5173/@vite/client', DEV)).toBe(true);
    expect(isAllowedRequest('ws://localhost:5173/', DEV)).toBe(true);
    expect(isAllowedRequest('https://example.org/', DEV)).toBe(false);
  });
});
