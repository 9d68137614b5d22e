// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { rowsBelow } from './dependencies-page.mjs';
import { BUILT_IN } from './given-away.mjs';
import { countBrought } from './lock-graph.mjs';
import { REPOSITORY } from './repository.mjs';

/** @param {string[]} parts */
const readJson = (...parts) => JSON.parse(readFileSync(path.join(REPOSITORY, ...parts), 'utf8'));

const page = readFileSync(path.join(REPOSITORY, 'docs', 'dependencies.md'), 'utf8');
const { packages } = readJson('package-lock.json');
/** @type {{dependencies: Record<string, string>, devDependencies: Record<string, string>}} */
const { dependencies, devDependencies } = readJson('package.json');

const tools = Object.entries(devDependencies);
const isBuiltIn = (/** @type {[string, string]} */ [name]) => BUILT_IN.includes(name);

describe.each([
  ['In the app', Object.entries(dependencies)],
  ['Built into the window', tools.filter(isBuiltIn)],
  ['For building and testing', tools.filter((entry) => !isBuiltIn(entry))],
])('%s', (heading, expected) => {
  const rows = rowsBelow(page, heading);

  test('lists exactly what package.json has, in its versions', () => {
    expect(rows.map(({ name, version }) => [name, version])).toEqual(expected);
  });

  test.each(rows)('is right about $name', ({ name, licence, lastRelease, brings, reason }) => {
    expect(licence).toBe(readJson('node_modules', name, 'package.json').license);
    expect(brings).toBe(String(countBrought(packages, name)));
    expect(lastRelease).toMatch(/^(\d{4}-\d\d-\d\d|not known here)$/);
    expect(reason).not.toBe('');
  });
});

test('every version is pinned exactly', () => {
  const versions = Object.values({ ...dependencies, ...devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
