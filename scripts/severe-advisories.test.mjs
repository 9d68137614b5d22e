// @ts-check
import { expect, test } from 'vitest';

import { severeAdvisories } from './severe-advisories.mjs';

const FOLDERS = ['node_modules/react', 'node_modules/a/node_modules/b'];

/** @param {string} severity @param {string[]} nodes */
const known = (severity, ...nodes) => ({ severity, nodes });

test('takes what is severe and reaches users', () => {
  const vulnerabilities = {
    react: known('high', 'node_modules/react'),
    b: known('critical', 'node_modules/b', 'node_modules/a/node_modules/b'),
    vite: known('critical', 'node_modules/vite'),
  };
  expect(severeAdvisories({ vulnerabilities }, FOLDERS)).toEqual([
    'high: react (node_modules/react)',
    'critical: b (node_modules/a/node_modules/b)',
  ]);
});

test('leaves what is not severe', () => {
  const vulnerabilities = { react: known('moderate', 'node_modules/react') };
  expect(severeAdvisories({ vulnerabilities }, FOLDERS)).toEqual([]);
});

test('does not take silence for a good answer', () => {
  const message = '405 Method Not Allowed';
  expect(() => severeAdvisories({ message }, FOLDERS)).toThrow(message);
  expect(() => severeAdvisories({}, FOLDERS)).toThrow('no answer');
});
