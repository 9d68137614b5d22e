import { stat } from 'node:fs/promises';

import { shell } from 'electron';

import type { OutputRequest } from '../../../contract/ipc.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { outputFiles } from '../../command/output-files.ts';

/** The system's ways to show a file. */
export interface FileShower {
  /** @returns what went wrong; empty: nothing did */
  open(path: string): Promise<string>;
  reveal(path: string): void;
}

const SYSTEM: FileShower = {
  open: (path) => shell.openPath(path),
  reveal: (path) => shell.showItemInFolder(path),
};

/**
 * Shows what a program of the user's own wrote. Where it lies follows from the run: no path of a page
 * or of a stored result is used.
 * @param directory of all outputs
 */
export async function showOutput(
  { runId, stream, how }: OutputRequest,
  directory: string,
  shower: FileShower = SYSTEM,
): Promise<Result<null>> {
  const files = outputFiles({ directory, isKept: true }, runId);
  const path = stream === 'stdout' ? files.stdoutPath : files.stderrPath;
  const stats = await stat(path).catch(() => null);
  if (stats?.isFile() !== true) {
    return err('no-output', 'What this run wrote is not kept any more.');
  }
  if (how === 'reveal') {
    shower.reveal(path);
    return ok(null);
  }
  const problem = await shower.open(path);
  return problem === '' ? ok(null) : err('not-opened', `${path} can’t be opened: ${problem}.`);
}
