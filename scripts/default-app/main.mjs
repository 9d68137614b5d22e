// @ts-check
// The runtime from the npm registry comes without the small app that lets `electron PATH` start an
// app from a folder; this is ours. Electron holds its `ready` event back until this module has been
// evaluated, hence the top-level awaits: the started app may still register schemes and switches.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import * as electron from 'electron';

import { parseCommandLine } from './command-line.mjs';

/**
 * Two methods of `app` are there for a default app only, and left out of Electron's types.
 * @type {import('electron').App & {setAppPath(path: string): void, setVersion(version: string): void}}
 */
const app = /** @type {any} */ (electron.app);

const commandLine = parseCommandLine(process.argv.slice(1));

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** @param {string} appPath */
function readManifest(appPath) {
  const file = path.join(appPath, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * Name, version and path first: they decide, for example, where the app's user data is, and the app
 * may ask for that while it is being loaded.
 * @param {string} appPath
 * @returns {string} the module to load
 */
function adopt(appPath) {
  if (statSync(appPath).isFile()) {
    app.setAppPath(path.dirname(appPath));
    return appPath;
  }
  const { name, productName, version, desktopName, main = 'index.js' } = readManifest(appPath);
  const appName = productName ?? name;
  if (appName) app.setName(appName);
  if (appName) app.setPath('userData', path.join(app.getPath('appData'), appName));
  if (version) app.setVersion(version);
  if (desktopName) app.setDesktopName(desktopName);
  app.setAppPath(appPath);
  return createRequire(path.join(appPath, 'package.json')).resolve(path.resolve(appPath, main));
}

/** @param {string} appPath */
async function start(appPath) {
  const fullPath = path.resolve(appPath);
  if (!existsSync(fullPath)) return fail(`There is no app at ${fullPath}.`);
  try {
    await import(pathToFileURL(adopt(fullPath)).href);
  } catch (error) {
    fail(
      `The app at ${fullPath} could not be loaded.\n${error instanceof Error ? error.stack : error}`,
    );
  }
}

Object.defineProperty(process, 'defaultApp', { value: true, configurable: true, enumerable: true });

const requireFromHere = createRequire(path.join(process.cwd(), 'from-the-command-line.mjs'));
for (const name of commandLine.preloadModules) requireFromHere(name);

if (commandLine.wantsVersion) {
  process.stdout.write(`v${process.versions['electron']}\n`);
  process.exit(0);
}
if (commandLine.appPath === undefined) fail('Usage: electron [-r MODULE] [SWITCHES] APP_PATH');
else await start(commandLine.appPath);
