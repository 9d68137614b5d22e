import { bytesOf, numberOf, type Sqlite, type SqlRow } from './sqlite.ts';

/** Samples, and the times of tasks: what a run has in chunks, beside its documents. */
export type ChunkTable = 'chunks' | 'task_chunks';

/** What of a table belongs to the run that is asked for. */
const ofRun = (table: ChunkTable) =>
  `FROM ${table} JOIN items USING (item) WHERE kind = 'run' AND id = ?`;

/** Of a run, in their order; none where they were not kept. */
export function readChunks(
  database: Sqlite,
  table: ChunkTable,
  runId: string,
): readonly Uint8Array[] {
  return database.all(`SELECT body ${ofRun(table)} ORDER BY part`, [runId]).map(bodyOf);
}

/** As many are held at once as are read in a few milliseconds. */
const CHUNKS_A_PAGE = 8;

/** The same, some at a time, with the share of all that they and those before them are: 0 … 1. */
export function* chunkPages(
  database: Sqlite,
  table: ChunkTable,
  runId: string,
): Generator<{ readonly chunks: readonly Uint8Array[]; readonly share: number }, void, void> {
  const parts = chunkParts(database, table, runId);
  for (let place = 0; place < parts.length; place += CHUNKS_A_PAGE) {
    const page = parts.slice(place, place + CHUNKS_A_PAGE);
    const ofPage = `${ofRun(table)} AND part BETWEEN ? AND ?`;
    const rows = database.all(`SELECT body ${ofPage} ORDER BY part`, [
      ...[runId, page[0] ?? 0, page.at(-1) ?? 0],
    ]);
    yield { chunks: rows.map(bodyOf), share: (place + page.length) / parts.length };
  }
}

/** The numbers of a run's chunks, ascending. */
export function chunkParts(database: Sqlite, table: ChunkTable, runId: string): readonly number[] {
  return database
    .all(`SELECT part ${ofRun(table)} ORDER BY part`, [runId])
    .map((row) => numberOf(row, 'part'));
}

/** One of them; empty where it has been taken away since. */
export function readChunk(
  database: Sqlite,
  table: ChunkTable,
  runId: string,
  part: number,
): Uint8Array {
  const [row] = database.all(`SELECT body ${ofRun(table)} AND part = ?`, [runId, part]);
  return row === undefined ? new Uint8Array() : bodyOf(row);
}

function bodyOf(row: SqlRow): Uint8Array {
  return bytesOf(row, 'body') ?? new Uint8Array();
}

/** Puts it behind those that are there. */
export function writeChunk(
  database: Sqlite,
  table: ChunkTable,
  runId: string,
  chunk: Uint8Array,
): void {
  const written = database.run(
    `INSERT INTO ${table} (item, part, body)
     SELECT item, (SELECT coalesce(max(part), 0) + 1 FROM ${table} WHERE ${table}.item = items.item), ?
     FROM items WHERE kind = 'run' AND id = ?`,
    [chunk, runId],
  );
  if (written === 0) throw new Error(`a recording of a run that was not begun: ${runId}`);
}

/** Leaves of a run its results. */
export function deleteChunks(database: Sqlite, item: number): void {
  for (const table of ['chunks', 'task_chunks'] satisfies ChunkTable[]) {
    database.run(`DELETE FROM ${table} WHERE item = ?`, [item]);
  }
}
