import { expect, it, vi } from 'vitest';

import { atFirstUse } from './first-use.ts';

it('loads once, and only when it is used', async () => {
  const load = vi.fn(() => Promise.resolve({}));
  const view = atFirstUse(load);
  expect(load).not.toHaveBeenCalled();
  const [first, second] = await Promise.all([view(), view()]);
  expect(first).toBe(second);
  expect(load).toHaveBeenCalledOnce();
});

it('tries again what could not be loaded', async () => {
  const load = vi.fn(() => Promise.resolve('view')).mockRejectedValueOnce(new Error('no'));
  const view = atFirstUse(load);
  await expect(view()).rejects.toThrow('no');
  expect(await view()).toBe('view');
});
