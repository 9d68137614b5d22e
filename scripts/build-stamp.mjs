// @ts-check
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

const NOT_A_SOURCE = /(\.test\.[a-z]+|\.pyc|\.md)$/;

/**
 * A value that changes when a file under one of the paths is added, removed, or written. Size and
 * time instead of content, as in make: a second start then costs milliseconds.
 * @param {string} root
 * @param {readonly string[]} paths files and folders relative to `root`; absent ones are left out
 */
export async function stampOf(root, paths) {
  const files = (await Promise.all(paths.map((name) => filesUnder(root, name)))).flat().sort();
  const lines = await Promise.all(files.map((file) => lineFor(root, file)));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/**
 * @param {string} root
 * @param {string} name
 * @returns {Promise<string[]>}
 */
async function filesUnder(root, name) {
  const information = await stat(path.join(root, name)).catch(() => undefined);
  if (information === undefined) return [];
  if (!information.isDirectory()) return [name];
  const entries = await readdir(path.join(root, name), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !NOT_A_SOURCE.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}

/**
 * @param {string} root
 * @param {string} file
 */
async function lineFor(root, file) {
  const information = await stat(path.join(root, file)).catch(() => undefined);
  return `${file}\t${information?.size}\t${information?.mtimeMs}`;
}
