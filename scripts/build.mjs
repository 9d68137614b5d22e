// @ts-check
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { stampOf } from './build-stamp.mjs';
import { describeEnd, lastLines, run } from './child-processes.mjs';
import { withLock } from './directory-lock.mjs';
import { say, withProgress } from './progress.mjs';
import { REPOSITORY, toolScript } from './repository.mjs';

const SOURCES = [
  'contract',
  'main',
  'preload',
  'renderer',
  'vite',
  'workloads',
  'electron.vite.config.ts',
  'report.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const RESULTS = [
  'main/index.js',
  'main/cli.js',
  'preload/index.cjs',
  'renderer/index.html',
  'report/report.html',
];

// electron-vite would aim at the Electron that package.json pins; the app must run on the oldest
// one that the set-up may obtain as well, and the command line on that one's Node.js.
export const OLDEST_ELECTRON_MAJOR = '33';

const OUT_DIRECTORY = path.join(REPOSITORY, 'out');
const STAMP_FILE = path.join(OUT_DIRECTORY, 'build-stamp.txt');
const LOCK_FILE = path.join(OUT_DIRECTORY, 'build.lock');

/** Builds the app unless out/ is as new as the sources. */
export async function ensureBuilt() {
  if (await isCurrent()) return;
  await makeWritable();
  await withLock(
    LOCK_FILE,
    () => say('Another build is under way; waiting for it.'),
    async () => {
      if (!(await isCurrent())) await build();
    },
  );
}

async function makeWritable() {
  try {
    await mkdir(OUT_DIRECTORY, { recursive: true });
    await access(OUT_DIRECTORY, constants.W_OK);
  } catch (thrown) {
    throw new Error(
      `The app has to be built, and ${OUT_DIRECTORY} can't be written to (${codeOf(thrown)}): build as the user it belongs to (npm run build), or clone the repository for this user.`,
    );
  }
}

/** @param {unknown} thrown */
function codeOf(thrown) {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
}

/** For whoever writes something else into out/. */
export function forgetBuild() {
  return rm(STAMP_FILE, { force: true });
}

async function isCurrent() {
  if (!RESULTS.every((name) => existsSync(path.join(OUT_DIRECTORY, name)))) return false;
  const stamp = await readFile(STAMP_FILE, 'utf8').catch(() => '');
  return stamp === (await stampOf(REPOSITORY, SOURCES));
}

async function build() {
  // Taken before: a file that is edited meanwhile makes the next start build again.
  const stamp = await stampOf(REPOSITORY, SOURCES);
  await withProgress('Building', () =>
    Promise.all([
      runTool([toolScript('electron-vite'), 'build']),
      runTool([toolScript('vite'), 'build', '--config', 'report.vite.config.ts']),
    ]),
  );
  await writeFile(STAMP_FILE, stamp);
}

/** @param {readonly string[]} args */
async function runTool(args) {
  const outcome = await run(process.execPath, args, {
    cwd: REPOSITORY,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ELECTRON_MAJOR_VER: OLDEST_ELECTRON_MAJOR,
      NO_COLOR: '1',
    },
  });
  if (outcome.exitCode === 0) return;
  throw new Error(`The build ${describeEnd(outcome)}.\n\n${lastLines(outcome, 60)}`);
}
