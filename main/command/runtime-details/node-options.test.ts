import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { detailsEnvironment, isAsyncioDebugged } from './node-options.ts';

const added = (environment: Record<string, string>, preload = '/w/node-details.cjs') =>
  detailsEnvironment(environment, { preload, folder: '/out/runtimes' });

/** As Node.js splits the variable: at spaces outside of double quotes, with `\` before what is meant as it is. */
function splitAsNode(text: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\' && isQuoted) word += text.charAt((index += 1));
    else if (character === ' ' && !isQuoted) {
      if (word !== '') words.push(word);
      word = '';
    } else if (character === '"') isQuoted = !isQuoted;
    else word += character;
  }
  return word === '' ? words : [...words, word];
}

describe('detailsEnvironment', () => {
  it('adds to what is there, and replaces nothing', () => {
    expect(added({})).toEqual({
      NODE_OPTIONS: '--require=/w/node-details.cjs',
      PYTHONASYNCIODEBUG: '1',
      CORELANE_RUNTIME_DETAILS: '/out/runtimes',
    });
    const own = { NODE_OPTIONS: '--max-old-space-size=64', PYTHONASYNCIODEBUG: '' };
    const environment = { ...own, ...added(own) };
    expect(environment.NODE_OPTIONS).toBe('--max-old-space-size=64 --require=/w/node-details.cjs');
    expect(environment.PYTHONASYNCIODEBUG).toBe('');
    expect(isAsyncioDebugged(environment)).toBe(false);
    expect(isAsyncioDebugged(added({}))).toBe(true);
  });

  it('names the file as Node.js reads it, whatever its path', () => {
    const part = fc.string({
      unit: fc.constantFrom('a', 'ü', ' ', '"', '\\', "'", '.'),
      minLength: 1,
    });
    const before = fc.constantFrom('', '--no-warnings', '--require "/a b/c.js"');
    fc.assert(
      fc.property(part, before, (name, options) => {
        const { NODE_OPTIONS = '' } = added({ NODE_OPTIONS: options }, `/x/${name}/p.cjs`);
        expect(splitAsNode(NODE_OPTIONS)).toEqual([
          ...splitAsNode(options),
          `--require=/x/${name}/p.cjs`,
        ]);
      }),
    );
  });
});
