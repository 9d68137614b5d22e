import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A run that has just begun may be in no history yet. */
const LEAST_AGE_MS = 60 * 60 * 1000;

/** As runs are numbered: nothing else in the folder is touched. */
const RUN_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Takes away the outputs of runs that are in the history no more.
 * @param directory of all outputs; it need not be there
 * @param isKept whether the history still has a run
 */
export function sweepOutputs(
  directory: string,
  isKept: (runId: string) => boolean,
  nowMs: number,
): void {
  for (const runId of outputFolders(directory)) {
    const folder = join(directory, runId);
    if (isKept(runId) || nowMs - changedMs(folder) < LEAST_AGE_MS) continue;
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // What can't be removed now is tried again the next time.
    }
  }
}

/** Runs that have a folder among the outputs; none where there are no outputs. */
export function outputFolders(directory: string): readonly string[] {
  try {
    return readdirSync(directory).filter((name) => RUN_ID.test(name));
  } catch {
    return [];
  }
}

function changedMs(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
