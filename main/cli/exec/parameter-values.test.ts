import { describe, expect, it } from 'vitest';

import { UsageError } from '../usage-error.ts';
import { sweptParameter } from './parameter-values.ts';

describe('sweptParameter', () => {
  it.each([
    ['workers=1,2,4', [1, 2, 4]],
    ['n=1-4', [1, 2, 3, 4]],
    ['n=1..4', [1, 2, 3, 4]],
    ['n=1-9-2', [1, 3, 5, 7, 9]],
    ['n=0..10..5,3', [0, 5, 10, 3]],
    ['n=2,1-3', [2, 1, 3]],
    ['mode=fast,small-big', ['fast', 'small-big']],
    ['x=0.50,1e3,-2,2.5', ['0.50', '1e3', -2, 2.5]],
    ['day=2024-01-02', ['2024-01-02']],
    ['a=b=c', ['b=c']],
  ])('reads %s', (text, values) => {
    expect(sweptParameter(text)).toEqual([text.slice(0, text.indexOf('=')), values]);
  });

  it.each([
    ['workers', /write NAME=VALUES/],
    ['=1', /write NAME=VALUES/],
    ['a b=1', /write NAME=VALUES/],
    ['n=1,,2', /empty value/],
    ['n=', /empty value/],
    ['n=8-1', /goes backwards/],
    ['n=1-1000000', /at most 128/],
  ])('refuses %s', (text, message) => {
    expect(() => sweptParameter(text)).toThrow(UsageError);
    expect(() => sweptParameter(text)).toThrow(message);
  });
});
