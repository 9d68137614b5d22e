import { writeChunk } from './chunk-rows.ts';
import type { Sqlite } from './sqlite.ts';

/** Keeps the task times of a run, in the place of earlier ones. */
export function writeTasks(database: Sqlite, runId: string, chunks: readonly Uint8Array[]): void {
  database.run(
    `DELETE FROM task_chunks WHERE item IN (SELECT item FROM items WHERE kind = 'run' AND id = ?)`,
    [runId],
  );
  for (const chunk of chunks) writeChunk(database, 'task_chunks', runId, chunk);
}
