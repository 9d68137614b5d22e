import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';

import { whileDrawing } from './drawn-page.ts';

describe('whileDrawing', () => {
  it('lets the page draw during the work only', async () => {
    const page = new FakePage(true);
    const during = await whileDrawing(page.contents, () => Promise.resolve(page.isThrottled));
    expect([during, page.isThrottled]).toEqual([false, true]);
  });

  it('restores it when the work fails', async () => {
    const page = new FakePage(true);
    const work = () => Promise.reject(new Error('no frame'));
    await expect(whileDrawing(page.contents, work)).rejects.toThrow('no frame');
    expect(page.isThrottled).toBe(true);
  });

  it('leaves an off-screen page drawing', async () => {
    const page = new FakePage(false);
    await whileDrawing(page.contents, () => Promise.resolve());
    expect(page.isThrottled).toBe(false);
  });
});

class FakePage {
  isThrottled: boolean;

  constructor(isThrottled: boolean) {
    this.isThrottled = isThrottled;
  }

  get contents(): WebContents {
    const part: Partial<WebContents> = {
      getBackgroundThrottling: () => this.isThrottled,
      setBackgroundThrottling: (allowed) => {
        this.isThrottled = allowed;
      },
      isDestroyed: () => false,
    };
    return part as WebContents;
  }
}
