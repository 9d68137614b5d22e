import { describe, expect, it } from 'vitest';

import { within } from './within.ts';

describe('within', () => {
  it('gives the answer that comes in time', async () => {
    expect(await within(60_000, Promise.resolve('drawn'))).toBe('drawn');
  });

  it('gives null for an answer that never comes', async () => {
    expect(await within(1, new Promise(() => undefined))).toBeNull();
  });

  it('passes a failure on', async () => {
    await expect(within(60_000, Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });
});
