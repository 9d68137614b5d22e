import { deflateSync, inflateSync } from 'node:zlib';

import type { Sqlite } from './sqlite.ts';
import { bytesOf } from './sqlite.ts';

export type DocumentName = 'header' | 'machine' | 'result';

/** Far above any result. */
const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

/** Keeps a value as JSON, packed, in the place of an earlier one. */
export function writeDocument(
  database: Sqlite,
  item: number,
  name: DocumentName,
  value: unknown,
): void {
  const body = deflateSync(JSON.stringify(value));
  database.run('INSERT OR REPLACE INTO documents (item, name, body) VALUES (?, ?, ?)', [
    item,
    name,
    body,
  ]);
}

/**
 * What Corelane wrote itself, or has parsed before it was written; `null`: there is none.
 * @throws Error when it is no JSON any more
 */
export function readDocument(database: Sqlite, item: number, name: DocumentName): unknown {
  const row = database.get('SELECT body FROM documents WHERE item = ? AND name = ?', [item, name]);
  return unpackDocument(bytesOf(row, 'body'));
}

function unpackDocument(body: Uint8Array | null): unknown {
  if (body === null) return null;
  const text = inflateSync(body, { maxOutputLength: MAX_DOCUMENT_BYTES }).toString('utf8');
  const value: unknown = JSON.parse(text);
  return value;
}
