import { dirname, join } from 'node:path';

/** Where programs of the user's own print to: they go with the runs of the history beside them. */
export function outputsBeside(historyPath: string): string {
  return join(dirname(historyPath), 'outputs');
}
