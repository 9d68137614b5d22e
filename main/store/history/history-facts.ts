import { statSync } from 'node:fs';

import type { HistoryFacts } from '../../../contract/history.ts';
import { usedBytes } from './retention.ts';
import { numberOf, type Sqlite } from './sqlite.ts';

/** How much there is, and what it takes on disk with its log. */
export function readFacts(database: Sqlite, path: string | null): HistoryFacts {
  const count = (kind: string): number =>
    numberOf(
      database.get('SELECT count(*) AS n FROM items WHERE kind = ? AND removal IS NULL', [kind]),
      'n',
    );
  const sizeBytes = path === null ? usedBytes(database) : sizeOnDisk(path);
  return { path, sizeBytes, runs: count('run'), experiments: count('experiment') };
}

function sizeOnDisk(path: string): number {
  return ['', '-wal', '-shm']
    .map((suffix) => statSync(`${path}${suffix}`, { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}
