import { describe, expect, it } from 'vitest';

import { contentText } from './generated-text.ts';

describe('contentText', () => {
  it.each([
    ['"·"', '·'],
    ['"▲ " / ""', '▲ '],
    [String.raw`"\"a\\"`, '"a\\'],
    ['""', ''],
    ['url("x.png")', null],
    ['attr(title)', null],
  ])('of %s is %j', (content, text) => expect(contentText(content)).toBe(text));
});
