import { statSync } from 'node:fs';

import type { HistoryFacts } from '../../../contract/history.ts';
import { KeptOutputs } from '../../command/kept-outputs.ts';
import { outputsBeside } from '../outputs-beside.ts';
import { usedBytes } from './retention.ts';
import { numberOf, type Sqlite } from './sqlite.ts';

/** How much there is, and what it takes on disk with its log and with what programs wrote. */
export function readFacts(database: Sqlite, path: string | null): HistoryFacts {
  const count = (kind: string): number =>
    numberOf(
      database.get('SELECT count(*) AS n FROM items WHERE kind = ? AND removal IS NULL', [kind]),
      'n',
    );
  const sizeBytes = path === null ? usedBytes(database) : sizeOnDisk(path);
  const outputBytes = new KeptOutputs(path === null ? null : outputsBeside(path)).totalBytes;
  return {
    ...{ path, sizeBytes: sizeBytes + outputBytes, outputBytes },
    ...{ runs: count('run'), experiments: count('experiment') },
  };
}

function sizeOnDisk(path: string): number {
  return ['', '-wal', '-shm']
    .map((suffix) => statSync(`${path}${suffix}`, { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}
