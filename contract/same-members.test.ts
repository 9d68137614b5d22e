import { describe, expect, it } from 'vitest';

import { sameMembers } from './same-members.ts';

describe('sameMembers', () => {
  const member = {};

  it.each([
    [[], [], true],
    [[1, 2], [1, 2], true],
    [[member], [member], true],
    [[member], [{}], false],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [[1, 2], [1], false],
  ])('%j and %j: %s', (one: readonly unknown[], other: readonly unknown[], isSame) => {
    expect(sameMembers(one, other)).toBe(isSame);
  });
});
