import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandSpec } from './command.test-support.ts';
import { fillPlaceholders, placeholdersOf } from './fill-placeholders.ts';

const argvOf = (argv: readonly string[], values: Record<string, number | string>) => {
  const filled = fillPlaceholders(commandSpec({ argv }), values);
  return filled.ok ? filled.value.argv : filled.error.message;
};

const FILLED = new Map([
  ['{a}', '1'],
  ['{b}', '2'],
  ['{{a}}', '{a}'],
]);

describe('fillPlaceholders', () => {
  it('puts values in the place of names, everywhere', () => {
    const spec = commandSpec({
      argv: ['python', 'my.py', '--jobs={workers}', '{size}x{size}'],
      prepare: ['mkdir', '{workers}'],
      cleanup: ['rm', '{workers}'],
      environment: { OMP_NUM_THREADS: '{workers}' },
    });
    expect(fillPlaceholders(spec, { workers: 4, size: 'big' })).toMatchObject({
      ok: true,
      value: {
        argv: ['python', 'my.py', '--jobs=4', 'bigxbig'],
        prepare: ['mkdir', '4'],
        cleanup: ['rm', '4'],
        environment: { OMP_NUM_THREADS: '4' },
      },
    });
  });

  it('leaves what is no placeholder as it is', () => {
    const argv = ['{"a":{"b":1}}', '{}', '{ print $1 }', '{a,b}', '{1..3}', '{'];
    expect(argvOf(argv, {})).toEqual(argv);
  });

  it('makes a name in double braces the name in braces', () => {
    expect(argvOf(['awk', '{{print}}'], {})).toEqual(['awk', '{print}']);
  });

  it('refuses a name that stands for nothing, and says which ones there are', () => {
    expect(argvOf(['{worker}'], { workers: 1, size: 2 })).toBe(
      '{worker} stands for no parameter. Did you mean {workers}? There are {workers}, {size}: give it values, or write {{worker}} for the text {worker} itself.',
    );
    expect(argvOf(['{x}'], {})).toMatch(/There are no parameters/);
  });

  it('never fills what a value brings along', () => {
    expect(argvOf(['{a}'], { a: '{b}', b: 1 })).toEqual(['{b}']);
  });

  it('leaves nothing of a name that has a value', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{a}', '{b}', 'x', '{', '}', '{{a}}')), (parts) => {
        const filled = fillPlaceholders(commandSpec({ argv: [parts.join(' ')] }), { a: 1, b: 2 });
        const expected = parts.map((part) => FILLED.get(part) ?? part).join(' ');
        expect(filled).toMatchObject({ ok: true, value: { argv: [expected] } });
      }),
    );
  });
});

describe('placeholdersOf', () => {
  it('names each once', () => {
    const spec = commandSpec({ argv: ['{b}', '{a}{b}', '{{c}}'], prepare: ['{d}'] });
    expect(placeholdersOf(spec)).toEqual(['b', 'a', 'd']);
  });
});
