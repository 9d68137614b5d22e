// @ts-check
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'vite';

import { REPOSITORY } from '../../scripts/repository.mjs';

/**
 * The app's own modules as one plain file each, for what measures them in a process of its own. They lie inside the
 * project, so that what they import from packages is found.
 */
export class BundledModules {
  /** @type {string | null} */
  #folder = null;

  /**
   * @param {string} entry a TypeScript module, relative to the repository
   * @returns {Promise<string>} the file to import
   */
  async fileOf(entry) {
    const outDir = this.#folderOf();
    const name = `${entry.replaceAll(/[^a-z0-9]+/g, '-')}.mjs`;
    await build({
      configFile: false,
      logLevel: 'error',
      root: REPOSITORY,
      build: {
        ssr: path.join(REPOSITORY, entry),
        outDir,
        emptyOutDir: false,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: name } },
      },
    });
    return path.join(outDir, name);
  }

  /**
   * @param {string} entry
   * @returns {Promise<any>} the module itself, here
   */
  async load(entry) {
    return await import(pathToFileURL(await this.fileOf(entry)).href);
  }

  remove() {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  #folderOf() {
    const cache = path.join(REPOSITORY, 'node_modules', '.cache');
    mkdirSync(cache, { recursive: true });
    this.#folder ??= mkdtempSync(path.join(cache, 'bench-'));
    return this.#folder;
  }
}

/**
 * With modules that are gone afterwards, whatever happens.
 * @template Value
 * @param {(modules: BundledModules) => Promise<Value>} use
 */
export async function withBundledModules(use) {
  const modules = new BundledModules();
  try {
    return await use(modules);
  } finally {
    modules.remove();
  }
}
