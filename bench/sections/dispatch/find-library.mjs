// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { REPOSITORY } from '../../../scripts/repository.mjs';

/** @typedef {{ version: string, file: string }} Library file: what is to be imported */

/**
 * A package of npm, from the repository's packages or those of the folder one stands in. Its manifest is looked for as
 * a file: piscina lets nobody import it.
 * @param {string} name
 * @returns {Library | null} `null`: it is not there
 */
export function findLibrary(name) {
  for (const root of [REPOSITORY, process.cwd()]) {
    const manifest = path.join(root, 'node_modules', name, 'package.json');
    if (!existsSync(manifest)) continue;
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    return { version, file: createRequire(path.join(root, 'package.json')).resolve(name) };
  }
  return null;
}
