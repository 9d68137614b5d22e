// @ts-check
import './node-version.mjs';

import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { ensureBuilt } from './build.mjs';
import { say } from './progress.mjs';
import { REPOSITORY } from './repository.mjs';

const COMMAND_LINE = path.join(REPOSITORY, 'out', 'main', 'cli.js');

try {
  await ensureBuilt();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

// In this process: a second one would have to pass on signals, and an interrupt would reach it twice.
process.argv[1] = COMMAND_LINE;
await import(pathToFileURL(COMMAND_LINE).href);
