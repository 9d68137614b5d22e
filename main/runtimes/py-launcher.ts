import { tmpdir } from 'node:os';

import { runBounded } from './bounded-program.ts';
import type { Candidate } from './candidate.ts';
import { programEnvironment } from './program-environment.ts';
import type { SearchScope } from './search-scope.ts';

const LISTED_PYTHON = /^\s*-(?:V:)?\S+\s+(?:\*\s+)?((?:[A-Za-z]:\\|\\\\).*?)(?:\s+\*)?\s*$/;

/**
 * The executables in what `py -0p` (the Python launcher for Windows) prints. Old launchers write
 * `-3.9-64 C:\…`, newer ones `-V:3.11 * C:\…`; lines of another shape are its headings.
 */
export function parsePyLauncherList(output: string): readonly string[] {
  return output
    .split(/\r?\n/)
    .map((line) => LISTED_PYTHON.exec(line)?.[1])
    .filter((executable) => executable !== undefined);
}

/** The Pythons that Windows' launcher knows of; none on other systems or without the launcher. */
export async function pyLauncherCandidates(scope: SearchScope): Promise<readonly Candidate[]> {
  if (scope.platform !== 'win32') return [];
  const outcome = await runBounded({
    executable: 'py',
    args: ['-0p'],
    directory: tmpdir(),
    environment: await programEnvironment(scope),
    timeoutMs: 5_000,
    outputLimitBytes: 64 * 1024,
  });
  if (outcome.outcome !== 'exited') return [];
  return parsePyLauncherList(outcome.stdout).map((path) => ({
    kind: 'python',
    path,
    origin: 'py-launcher',
    pathRank: null,
    shim: false,
  }));
}
