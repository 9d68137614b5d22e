import { describe, expect, it } from 'vitest';

import { parseThreadName } from './linux/thread-name.ts';
import { ThreadNames } from './thread-names.ts';

/** Names that a test gives, and how often they were asked for. */
function namesOf(...told: readonly (string | null)[]) {
  const source = {
    readings: 0,
    readThreadName: () => told[Math.min(source.readings++, told.length - 1)] ?? null,
  };
  return { source, names: new ThreadNames(source) };
}

const PID = 10;
const TID = 11;
const TICK_MS = 250;
const HOUR_MS = 3_600_000;

describe('ThreadNames', () => {
  it('reads a name that changes late, and then ever more seldom', () => {
    const { source, names } = namesOf('node', 'V8Worker');
    expect(names.nameOf(PID, TID, 0)).toBe('node');
    expect(names.nameOf(PID, TID, 750)).toBe('node');
    expect(names.nameOf(PID, TID, 1000)).toBe('V8Worker');
    for (let atMs = 1250; atMs <= HOUR_MS; atMs += TICK_MS) names.nameOf(PID, TID, atMs);
    expect(source.readings).toBe(7);
  });

  it('keeps the name it had when it can’t be read any more', () => {
    const { names } = namesOf('node', null);
    names.nameOf(PID, TID, 0);
    expect(names.nameOf(PID, TID, 5000)).toBe('node');
  });

  it('reads anew the name of a number that was given to another thread', () => {
    const { names } = namesOf('one', 'two', 'three');
    names.nameOf(PID, TID, 0);
    names.keepOnly(() => new Set([TID]));
    expect(names.nameOf(PID, TID, 1)).toBe('one');
    names.keepOnly(() => new Set([PID]));
    expect(names.nameOf(PID, TID, 2)).toBe('two');
    names.keepOnly(() => null);
    expect(names.nameOf(PID, TID, 3)).toBe('three');
  });
});

describe('parseThreadName', () => {
  it('takes bytes for what they mean, and shows what can’t be seen', () => {
    const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    expect(parseThreadName('V8Worker\n')).toBe('V8Worker');
    expect(parseThreadName(bytes('für mich\n'))).toBe('für mich');
    expect(parseThreadName('a\nb\u0007\n')).toBe('a\uFFFDb\uFFFD');
    expect(parseThreadName('')).toBe('');
  });
});
