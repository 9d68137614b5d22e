import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { FUZZ_CASES } from '../../contract/fuzz.test-support.ts';

/** What is asked of them together. */
const LEAST_CASES = 100_000;

const ROOT = join(import.meta.dirname, '..', '..');

/** What the suites that fuzz name as their target, by each call. */
function usedTargets(): readonly string[] {
  return ['contract', 'main', 'renderer'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.fuzz.test.ts'))
      .flatMap((path) => targetsIn(readFileSync(join(ROOT, room, path), 'utf8'))),
  );
}

function targetsIn(source: string): readonly string[] {
  return [...source.matchAll(/\bfuzz\(\s*'([\w-]+)'/g)].map(([, target = '']) => target);
}

it('spends every share of the cases, each in one place', () => {
  expect(usedTargets().toSorted()).toEqual(Object.keys(FUZZ_CASES).toSorted());
});

// `fuzz` itself holds that each of its calls checks as many as its share.
it('checks a hundred thousand cases together', () => {
  const cases = Object.values(FUZZ_CASES).reduce((sum, share) => sum + share, 0);
  expect(cases).toBeGreaterThanOrEqual(LEAST_CASES);
});
