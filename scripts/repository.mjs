// @ts-check
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

const require = createRequire(import.meta.url);

/**
 * The script behind a tool's command, so that it runs under this very Node.js and without a shell,
 * on Windows as well.
 * @param {string} packageName
 * @param {string} [commandName]
 */
export function toolScript(packageName, commandName = packageName) {
  const manifestFile = path.join(REPOSITORY, 'node_modules', packageName, 'package.json');
  const { bin } = require(manifestFile);
  return path.join(path.dirname(manifestFile), typeof bin === 'string' ? bin : bin[commandName]);
}
