// @ts-check
import { expect, test } from 'vitest';

import { countBrought, foldersOf, nameIn } from './lock-graph.mjs';

const PACKAGES = {
  '': { dependencies: { app: '1' } },
  'node_modules/app': { dependencies: { a: '1', b: '1' }, optionalDependencies: { absent: '1' } },
  'node_modules/a': { dependencies: { b: '2' } },
  'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
  'node_modules/b': { dependencies: { c: '1' }, optionalDependencies: { app: '1' } },
  'node_modules/c': {},
  'node_modules/@scope/d': { dependencies: { '@scope/e': '1' } },
  'node_modules/@scope/e': { dependencies: { c: '1' } },
};

test('counts each place once, nested ones too, and no circle for ever', () => {
  expect(countBrought(PACKAGES, 'app')).toBe(4);
  expect(countBrought(PACKAGES, 'b')).toBe(4);
});

test('counts none where there is none', () => {
  expect(countBrought(PACKAGES, 'c')).toBe(0);
});

test('finds scoped ones, and what several share once', () => {
  expect(foldersOf(PACKAGES, ['@scope/d', 'c']).map(nameIn)).toEqual(['@scope/d', 'c', '@scope/e']);
});

test('refuses one that is not installed', () => {
  expect(() => countBrought(PACKAGES, 'absent')).toThrow('absent');
});
