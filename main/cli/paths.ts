import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

/** Folders and files that commands need, all absolute. */
export interface CliPaths {
  /** What run hosts are started from. */
  readonly workloadsDirectory: string;
  readonly packageFile: string;
}

const packageFacts = z.object({ version: z.string() });

/**
 * Finds Corelane's own files from where this module lies: in `out/main` when bundled (in whatever
 * chunk), in `main/cli` when tested.
 * @throws when they are not there, because then the installation is broken
 */
export function cliPaths(startDirectory = dirname(fileURLToPath(import.meta.url))): CliPaths {
  const packageFile = join(startDirectory, 'package.json');
  if (existsSync(packageFile))
    return { packageFile, workloadsDirectory: join(startDirectory, 'workloads') };
  const parent = dirname(startDirectory);
  if (parent === startDirectory) throw new Error("Corelane's own files are missing: reinstall it.");
  return cliPaths(parent);
}

/** The version in Corelane's package.json. */
export function corelaneVersion({ packageFile }: CliPaths): string {
  return packageFacts.parse(JSON.parse(readFileSync(packageFile, 'utf8'))).version;
}
