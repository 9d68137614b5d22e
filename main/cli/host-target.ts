import { resolve } from 'node:path';

import type { Runtime, UsableRuntime } from '../../contract/runtime.ts';
import type { ExamplePlaces } from '../run-hosts/build-example.ts';
import { askRunHost, findRunHosts } from '../run-hosts/find-run-hosts.ts';
import type { CliIo } from './cli-io.ts';
import { cliPaths } from './paths.ts';
import { UsageError } from './usage-error.ts';
import { foldersOf } from './user-settings.ts';

/** The word for the host in C that comes with Corelane; a file of that name is `./example`. */
export const EXAMPLE_WORD = 'example';

/** Where the sources of the example lie, and where it is built. */
export function examplePlaces(io: CliIo): ExamplePlaces {
  const { workloadsDirectory } = cliPaths();
  return { workloadsDirectory, cacheDirectory: foldersOf(io).cache };
}

/** What stands behind `--host`: the word for the example as it is, or an absolute path. */
export function hostTarget(given: string, workingDirectory: string): string {
  return given === EXAMPLE_WORD ? given : resolve(workingDirectory, given);
}

/**
 * The run host that a user named.
 * @param target as `hostTarget` gives it
 * @throws UsageError when it can't be used
 */
export async function namedHost(target: string, io: CliIo): Promise<UsableRuntime> {
  const host = target === EXAMPLE_WORD ? await exampleHost(io) : await askRunHost(target);
  if (host.usable) return host;
  throw new UsageError(`The run host '${host.executable}' can't be used. ${host.reason}`);
}

async function exampleHost(io: CliIo): Promise<Runtime> {
  const problems: string[] = [];
  const [host] = await findRunHosts(
    { paths: [], example: examplePlaces(io) },
    { onProblem: (message) => problems.push(message) },
  );
  if (host !== undefined) return host;
  throw new UsageError(
    problems[0] ?? 'The example run host needs a C compiler (cc), and there is none on PATH.',
  );
}
