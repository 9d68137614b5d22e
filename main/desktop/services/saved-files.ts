import { shell } from 'electron';

import { err, ok, type Result } from '../../../contract/result.ts';

/** The files that this session has written for the user. */
export interface SavedFiles {
  add(path: string): void;
  /** Shows one of them in the system's file manager. */
  reveal(path: string): Result<null, 'unknown-path'>;
}

export function createSavedFiles(
  show: (path: string) => void = (path) => shell.showItemInFolder(path),
): SavedFiles {
  const paths = new Set<string>();
  return {
    add: (path) => void paths.add(path),
    reveal(path) {
      // The page names the path, so it may only be one that we gave it.
      if (!paths.has(path)) {
        return err('unknown-path', 'Only a file that was saved in this session can be shown.');
      }
      show(path);
      return ok(null);
    },
  };
}
