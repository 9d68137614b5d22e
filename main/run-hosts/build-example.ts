import { createHash } from 'node:crypto';
import { access, constants, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { err, ok, type Result, toError } from '../../contract/result.ts';
import { type ProgramGuard, type ProgramOutcome, runBounded } from '../runtimes/bounded-program.ts';
import { trustedPathEntries } from '../runtimes/path-entries.ts';
import { programEnvironment } from '../runtimes/program-environment.ts';
import { pathOf, type SearchScope } from '../runtimes/search-scope.ts';

const COMPILER = 'cc';
const COMPILER_FLAGS = ['-O2', '-pthread', '-std=c11', '-Wall', '-Wextra'];
const BUILD_TIMEOUT_MS = 60_000;
const OUTPUT_LIMIT_BYTES = 1024 * 1024;
const QUOTE_LIMIT_CHARACTERS = 200;
const HASH_CHARACTERS = 16;
const TARGET_PREFIX = 'c-host-';
const OWNER_ONLY = 0o700;

export interface ExamplePlaces {
  /** `workloads/`, where the sources lie. */
  readonly workloadsDirectory: string;
  readonly cacheDirectory: string;
}

export interface BuildSetting {
  readonly scope: SearchScope;
  readonly guard: ProgramGuard;
}

export type ExampleProblem = 'no-compiler' | 'build-failed';

/** One build of one version of the sources at a time: a second one waits for the first. */
const underWay = new Map<string, Promise<Result<string, ExampleProblem>>>();

/**
 * The C host that comes with Corelane, built unless it was built from these very sources before.
 * @returns the path of its executable
 */
export async function buildExample(
  places: ExamplePlaces,
  setting: BuildSetting,
): Promise<Result<string, ExampleProblem>> {
  const compiler = await findCompiler(setting.scope);
  if (compiler === null)
    return err('no-compiler', `There is no ${COMPILER} on PATH: install a C compiler.`);
  try {
    const sources = await readSources(join(places.workloadsDirectory, 'examples', 'c'));
    const folder = join(places.cacheDirectory, 'examples');
    const target = join(folder, `${TARGET_PREFIX}${sources.hash}`);
    if (await isExecutable(target)) return ok(target);
    const building = underWay.get(target) ?? compile(compiler, sources, target, setting);
    underWay.set(target, building);
    return await building.finally(() => underWay.delete(target));
  } catch (thrown) {
    return err('build-failed', `The example run host can't be built: ${toError(thrown).message}`);
  }
}

/** The C compiler a terminal would start, from a folder that nobody else writes to. */
async function findCompiler(scope: SearchScope): Promise<string | null> {
  if (scope.platform === 'win32') return null;
  for (const directory of await trustedPathEntries(scope)) {
    const path = pathOf(scope).join(directory, COMPILER);
    if (await isExecutable(path)) return path;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

interface Sources {
  readonly files: readonly string[];
  /** Of all names, contents and flags. */
  readonly hash: string;
}

async function readSources(directory: string): Promise<Sources> {
  const names = (await readdir(directory)).filter((name) => /\.[ch]$/.test(name)).toSorted();
  const hash = createHash('sha256').update(COMPILER_FLAGS.join('\0'));
  for (const name of names) {
    const content = await readFile(join(directory, name));
    hash.update(`\0${name}\0${content.length}\0`).update(content);
  }
  return {
    files: names.filter((name) => name.endsWith('.c')).map((name) => join(directory, name)),
    hash: hash.digest('hex').slice(0, HASH_CHARACTERS),
  };
}

/** Built under another name first: whoever finds the target finds it whole. */
async function compile(
  compiler: string,
  { files }: Sources,
  target: string,
  { scope, guard }: BuildSetting,
): Promise<Result<string, ExampleProblem>> {
  const folder = join(target, '..');
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
  const directory = await mkdtemp(join(folder, 'build-'));
  try {
    const built = join(directory, basename(target));
    const outcome = await runBounded({
      executable: compiler,
      args: [...COMPILER_FLAGS, ...files, '-o', built],
      directory,
      environment: await programEnvironment(scope),
      timeoutMs: BUILD_TIMEOUT_MS,
      outputLimitBytes: OUTPUT_LIMIT_BYTES,
      guard,
    });
    if (outcome.outcome !== 'exited' || outcome.exitCode !== 0)
      return err('build-failed', failure(compiler, outcome));
    await rename(built, target);
    await removeOthers(folder, target);
    return ok(target);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Builds of other sources: nobody will ask for them again. */
async function removeOthers(folder: string, target: string): Promise<void> {
  const others = (await readdir(folder)).filter(
    (name) => name.startsWith(TARGET_PREFIX) && name !== basename(target),
  );
  // One that can't be removed (Windows: while it runs) does no harm, and goes the next time.
  await Promise.all(
    others.map((name) => rm(join(folder, name), { force: true }).catch(() => null)),
  );
}

function failure(compiler: string, outcome: ProgramOutcome): string {
  const what = outcome.outcome === 'exited' ? firstError(outcome.stderr) : outcome.outcome;
  return `The example run host is not listed, because '${compiler}' could not build it (${what}).`;
}

/** Compilers say the cause first and its effects later. */
function firstError(stderr: string): string {
  const lines = stderr.split(/\r?\n/).map((line) => line.trim());
  const cause = lines.find((line) => line.includes('error')) ?? lines.find((line) => line !== '');
  return cause?.slice(0, QUOTE_LIMIT_CHARACTERS) ?? 'no reason given';
}
