// @ts-check
import { describe, expect, it } from 'vitest';

import { parseOptions } from './options.mjs';

describe('the options', () => {
  it('are all sections, thoroughly, unless something else is said', () => {
    expect(parseOptions([])).toEqual({
      ...{ names: [], quick: false, realHour: false, write: false, json: null, charts: null },
      ...{ page: false, repeats: null, seed: 1, help: false },
    });
  });

  it('may stand before and behind the sections', () => {
    expect(
      parseOptions(['--quick', 'store', '--seed', '7', 'sampler', '--json', 'a.json']),
    ).toMatchObject({
      ...{ names: ['store', 'sampler'], quick: true, seed: 7, json: 'a.json' },
    });
  });

  it.each([
    ['--repeats', '0'],
    ['--repeats', '1e1'],
    ['--seed', '-1'],
    ['--seed', '1.5'],
    ['--seed', ''],
  ])('refuse %s %s, with the range', (name, value) => {
    expect(() => parseOptions([`${name}=${value}`])).toThrow(/whole number from/);
  });

  it('refuse what they do not know, and keeping quick figures', () => {
    expect(() => parseOptions(['--fast'])).toThrow(/--fast/);
    expect(() => parseOptions(['--quick', '--write'])).toThrow(/--write/);
  });

  it.each([['sampler'], ['--quick'], ['--write']])('take no %s beside --page', (other) => {
    expect(() => parseOptions(['--page', other])).toThrow(/--page measures nothing/);
  });
});
