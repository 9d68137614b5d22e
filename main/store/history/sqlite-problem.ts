import { toError } from '../../../contract/result.ts';

/**
 * What an error of SQLite means for the history. `damaged`: the file is no sound database. `full`,
 * `disk`, `busy`: it may go well later.
 */
export type SqliteProblem = 'damaged' | 'full' | 'disk' | 'busy' | 'read-only' | 'other';

const PROBLEMS: readonly (readonly [prefix: string, problem: SqliteProblem])[] = [
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'disk'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
];

export function sqliteProblem(thrown: unknown): SqliteProblem {
  const { code }: Error & { readonly code?: unknown } = toError(thrown);
  if (typeof code !== 'string') return 'other';
  return PROBLEMS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'other';
}
