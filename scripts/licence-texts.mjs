// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { nameIn } from './lock-graph.mjs';

const LICENCE_FILE = /^(licen[cs]e|notice|copying)([.-].*)?$/i;

/**
 * The licences of packages, one after the other, as they demand it of whoever passes them on.
 * @param {string} root that the folders lie below
 * @param {readonly string[]} folders those that are not installed, for other systems, are left out
 */
export async function licenceTexts(root, folders) {
  const texts = await Promise.all(folders.toSorted().map((folder) => textOf(root, folder)));
  return texts.filter((text) => text !== undefined).join('\n');
}

/**
 * @param {string} root
 * @param {string} folder
 */
async function textOf(root, folder) {
  const directory = path.join(root, folder);
  const manifest = await readFile(path.join(directory, 'package.json'), 'utf8').catch(() => null);
  if (manifest === null) return undefined;
  const { version, license } = JSON.parse(manifest);
  const names = (await readdir(directory)).filter((name) => LICENCE_FILE.test(name));
  const files = await Promise.all(
    names.map((name) => readFile(path.join(directory, name), 'utf8')),
  );
  return [`== ${nameIn(folder)} ${version} (${license})`, ...files, ''].join('\n');
}
