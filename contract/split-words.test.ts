import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitWords } from './split-words.ts';

const words = (text: string) => {
  const split = splitWords(text);
  return split.ok ? split.value : split.error.message;
};

const PRINT = String.raw`for word in "$@"; do printf '%s\0' "$word"; done`;

/** As the shell itself sees them. */
function wordsOfShell(text: string): readonly string[] {
  const script = `set -- ${text}\n${PRINT}`;
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('splitWords', () => {
  it.each([
    ['python my.py --jobs 4', ['python', 'my.py', '--jobs', '4']],
    [`sh -c 'a; b | c'`, ['sh', '-c', 'a; b | c']],
    [`echo "a b"c 'd'\\''e'`, ['echo', 'a bc', "d'e"]],
    [String.raw`a\ b "\"\\ \n"`, ['a b', String.raw`"\ \n`]],
    [`x '' ""`, ['x', '', '']],
    ['  a\tb  ', ['a', 'b']],
    ['', []],
    ['my.py {workers}', ['my.py', '{workers}']],
  ])('splits %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each(['a && b', 'a | b', 'a > b', 'a; b', 'echo $HOME', 'echo "$HOME"', 'rm *.tmp', 'a `b`'])(
    'refuses %s, which means something else to a shell',
    (text) => {
      expect(words(text)).toMatch(/no shell reads this/);
    },
  );

  it.each(["a 'b", 'a "b', 'a \\'])('refuses the unfinished %s', (text) => {
    expect(splitWords(text).ok).toBe(false);
  });

  it('means the same as a shell, or nothing', { timeout: 60_000 }, () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'b', '-', '=', '{', '}', ' ', '\t', "'", '"', '\\', '$', '*', '|'),
      maxLength: 14,
    });
    fc.assert(
      fc.property(texts, (text) => {
        const split = splitWords(`x ${text}`);
        if (split.ok) expect(split.value).toEqual(wordsOfShell(`x ${text}`));
      }),
      { numRuns: 150 },
    );
  });
});
