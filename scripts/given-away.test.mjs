// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { BUILT_IN, foldersGivenAway } from './given-away.mjs';
import { REPOSITORY } from './repository.mjs';

const RENDERER = path.join(REPOSITORY, 'renderer');

/** Neither tests nor what is there while developing. */
const NOT_SHIPPED = /(^dev[\\/])|\.test(-support)?\.tsx?$/;

function importedByTheWindow() {
  const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !NOT_SHIPPED.test(file),
  );
  const names = files.flatMap((file) => {
    const text = readFileSync(path.join(RENDERER, file), 'utf8');
    return [...text.matchAll(/(?:\bfrom |\bimport |\bimport\()'(@?[a-z][^'\s]*)'/g)].map(
      ([, name]) => packageOf(name ?? ''),
    );
  });
  return [...new Set(names)].sort();
}

/** @param {string} specifier */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

test('names every package that the window is built of', () => {
  expect(importedByTheWindow()).toEqual(BUILT_IN);
});

test('counts what the app imports and what comes along', () => {
  const manifest = { dependencies: { a: '1' } };
  const built = Object.fromEntries(BUILT_IN.map((name) => [`node_modules/${name}`, {}]));
  const packages = {
    'node_modules/a': { dependencies: { b: '1' } },
    'node_modules/b': {},
    'node_modules/tool': {},
    ...built,
  };
  const folders = foldersGivenAway(manifest, { packages });
  expect(folders).toContain('node_modules/b');
  expect(folders).not.toContain('node_modules/tool');
  expect(folders).toHaveLength(BUILT_IN.length + 2);
});
