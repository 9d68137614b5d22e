import { describe, expect, it } from 'vitest';

import { DescriptorRoom, parseOpenFilesLimit } from './descriptor-room.ts';

describe('DescriptorRoom', () => {
  it('keeps half of the limit for everything else', () => {
    const room = new DescriptorRoom(() => 5);
    expect([room.take(), room.take(), room.take()]).toEqual([true, true, false]);
    room.giveBack();
    expect(room.take()).toBe(true);
  });
});

describe('parseOpenFilesLimit', () => {
  it('takes the soft limit', () => {
    const row = (soft: string) =>
      `Limit                     Soft Limit\nMax open files            ${soft}                 524288               files\n`;
    expect(parseOpenFilesLimit(row('1024'))).toBe(1024);
    expect(parseOpenFilesLimit(row('unlimited'))).toBe(Infinity);
    expect(parseOpenFilesLimit('Max processes 3 3 processes')).toBeNull();
  });
});
