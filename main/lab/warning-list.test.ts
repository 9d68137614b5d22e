import fc from 'fast-check';
import { expect, test } from 'vitest';

import { WarningList } from './warning-list.ts';

test('keeps few entries whatever it is told, and loses none of the count', () => {
  const told = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 })), {
    maxLength: 500,
  });
  fc.assert(
    fc.property(told, (warnings) => {
      const list = new WarningList();
      for (const [code, message] of warnings) list.add(code, message);
      const entries = list.list();
      const more = entries.reduce((sum, { message }) => {
        const match = /^(\d+) more warnings? of this kind\.$/.exec(message);
        return sum + (match === null ? 1 : Number(match[1]));
      }, 0);
      expect(entries.length).toBeLessThanOrEqual(31 * 6);
      expect(more).toBe(warnings.length);
    }),
  );
});

test('says the same thing once', () => {
  const list = new WarningList();
  for (let count = 0; count < 3; count += 1) list.add('a', 'seen');
  expect(list.list()).toEqual([
    { code: 'a', message: 'seen' },
    { code: 'a', message: '2 more warnings of this kind.' },
  ]);
});
