import { join } from 'node:path';

import type { Runtime } from '../../../contract/runtime.ts';
import type { NamedPath } from '../../experiment/file/file-spec.ts';
import { shownPath } from '../../store/approval-subject.ts';
import { openApprovals } from '../../store/approvals.ts';
import type { CliIo } from '../cli-io.ts';
import { UsageError } from '../usage-error.ts';
import { foldersOf } from '../user-settings.ts';

export interface KnownPlaces {
  /** What Corelane found by itself. */
  readonly runtimes: readonly Runtime[];
  /** Run hosts that the user added in the settings. */
  readonly runHosts: readonly string[];
}

/**
 * Lets the paths of a file pass that the user allowed in the window, as they are now. Nobody is
 * asked here, because nobody may be there.
 * @throws UsageError with all the others
 */
export async function allowKnownPaths(
  paths: readonly NamedPath[],
  known: KnownPlaces,
  io: CliIo,
): Promise<true> {
  const approvals = openApprovals(join(foldersOf(io).config, 'approvals.json'));
  approvals.onProblem(({ message }) => io.err(`${message}\n`));
  const pending = await approvals.pending(paths.filter((path) => !isKnown(path, known)));
  if (!pending.ok) throw new UsageError(pending.error.message);
  if (pending.value.length === 0) return true;
  const list = pending.value.map(({ kind, path }) => `${kind} '${shownPath(path)}'`).join(', ');
  throw new UsageError(
    `The file names what you have not allowed on this machine as it is now: ${list}. Look at it, then add '--trust' for this run, or open the file in the window, where what you allow is remembered.`,
  );
}

function isKnown({ kind, path }: NamedPath, { runtimes, runHosts }: KnownPlaces): boolean {
  if (kind === 'folder') return false;
  const isFound = runtimes.some(({ usable, executable }) => usable && executable === path);
  return isFound || runHosts.includes(path);
}
