import { expect, it, vi } from 'vitest';

import { openInterpreterPage } from './interpreter-pages.ts';

vi.mock('electron', () => ({ shell: {} }));

it.each([
  ['node', 'nodejs.org'],
  ['python', 'www.python.org'],
] as const)('opens the makers of %s, by HTTPS', async (kind, host) => {
  const open = vi.fn(() => Promise.resolve());
  expect(await openInterpreterPage(kind, open)).toEqual({ ok: true, value: null });
  const [[address]] = open.mock.calls as unknown as [[string]];
  expect(new URL(address)).toMatchObject({ protocol: 'https:', host });
});

it('tells the address where there is no browser', async () => {
  const open = () => Promise.reject(new Error('no handler'));
  const answer = await openInterpreterPage('node', open);
  expect(answer).toMatchObject({ error: { code: 'no-browser' } });
  expect(JSON.stringify(answer)).toContain('https://nodejs.org/');
});
