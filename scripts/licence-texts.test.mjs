// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { licenceTexts } from './licence-texts.mjs';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'corelane-test-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** @param {string} folder @param {Record<string, string>} files */
async function install(folder, files) {
  const directory = path.join(root, folder);
  await mkdir(directory, { recursive: true });
  const manifest = JSON.stringify({ version: '1.2.3', license: 'MIT' });
  for (const [name, text] of Object.entries({ 'package.json': manifest, ...files })) {
    await writeFile(path.join(directory, name), text);
  }
}

test('has the words of each, by name, and leaves out what is not installed', async () => {
  await install('node_modules/b', { LICENSE: 'Words of b', 'NOTICE.txt': 'Notice of b' });
  await install('node_modules/@s/a', { 'license.md': 'Words of a', 'README.md': 'Hello' });
  const text = await licenceTexts(root, ['node_modules/b', 'node_modules/c', 'node_modules/@s/a']);
  expect(text).toMatch(/== @s\/a 1\.2\.3 \(MIT\)\nWords of a\n+== b 1\.2\.3 \(MIT\)\n/);
  expect(text).toContain('Words of b\nNotice of b');
  expect(text).not.toContain('Hello');
});
