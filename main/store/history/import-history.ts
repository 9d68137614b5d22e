import { randomUUID } from 'node:crypto';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { writeChunk } from './chunk-rows.ts';
import { writeDocument } from './document.ts';
import type { ExperimentLine, RunLine } from './export-file.ts';
import type { ImportedItems } from './history.ts';
import type { HistoryDatabase } from './history-database.ts';
import { readExport, type ReadLine } from './import-file.ts';
import { findItem, type ItemMarks, type ItemState, type NewItem, refreshSearch } from './item.ts';
import { writeItem } from './item.ts';
import { joinTasks } from './join-tasks.ts';
import { begunRun, endedRun } from './run-item.ts';
import { unpackSamples } from './sample-chunk.ts';
import { numberOf, type Sqlite, type SqlRow } from './sqlite.ts';
import { unpackTasks } from './task-chunk.ts';
import { experimentItem } from './write-experiments.ts';
import { writeTasks } from './write-tasks.ts';

/**
 * Takes in what a file holds, or nothing of it. Items come in one by one, out of sight, and appear
 * together when the last line was read; what is there already stays as it is.
 */
export async function importHistory(
  database: HistoryDatabase,
  path: string,
): Promise<Result<ImportedItems>> {
  const staging = new Staging(database);
  try {
    await lookThrough(path);
    for await (const line of readExport(path)) staging.take(line);
    return ok(staging.show());
  } catch (thrown) {
    staging.drop();
    return err('not-imported', `'${path}' was not imported: ${toError(thrown).message}.`);
  }
}

/**
 * Reads all of it before the first item is taken: that one may take the place of a deleted one, which
 * could still be brought back.
 * @throws Error that says what is wrong with the file
 */
async function lookThrough(path: string): Promise<void> {
  for await (const line of readExport(path)) {
    if (line.type === 'samples') unpackSamples(line.runId, bytesOf(line.chunk));
    if (line.type === 'run') soundTasks(line);
  }
}

/**
 * The chunks of a run's task times.
 * @throws Error when they hold anything else
 */
function soundTasks({ header, tasks = [] }: RunLine): readonly Uint8Array[] {
  const { runId } = header;
  const chunks = tasks.map(bytesOf);
  joinTasks(
    runId,
    chunks.map((chunk) => unpackTasks(runId, chunk)),
  );
  return chunks;
}

function bytesOf(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}

/** Items that are in the database and in no list yet: marked like deleted ones. */
class Staging {
  readonly #database: HistoryDatabase;
  readonly #token = `import ${randomUUID()}`;
  #runs = 0;
  #experiments = 0;
  #skipped = 0;
  /** The run that samples may follow; `null`: it is skipped. */
  #current: { readonly runId: string; readonly isTaken: boolean } | null = null;

  constructor(database: HistoryDatabase) {
    this.#database = database;
  }

  /** @throws Error for what can't be taken in */
  take(line: ReadLine): void {
    switch (line.type) {
      case 'run': {
        this.#takeRun(line);
        return;
      }
      case 'experiment': {
        this.#takeExperiment(line);
        return;
      }
      case 'samples': {
        this.#takeSamples(line.runId, bytesOf(line.chunk));
        return;
      }
    }
  }

  show(): ImportedItems {
    this.#write((sqlite) =>
      sqlite.run('UPDATE items SET removal = NULL, removed_at = NULL WHERE removal = ?', [
        this.#token,
      ]),
    );
    return { runs: this.#runs, experiments: this.#experiments, skipped: this.#skipped };
  }

  drop(): void {
    const dropped = this.#database.change((sqlite) =>
      ok(sqlite.run('DELETE FROM items WHERE removal = ?', [this.#token])),
    );
    // They stay out of sight, and go for good with what was deleted.
    if (!dropped.ok) process.emitWarning(dropped.error.message);
  }

  #takeRun(line: RunLine): void {
    const { header, machine, result, experimentId } = line;
    const { runId } = header;
    if (result !== null && result.runId !== runId) {
      throw new Error(`the run ${runId} has the result of another one`);
    }
    const item =
      result === null
        ? begunRun(header, machine, experimentId)
        : endedRun(header, result, experimentId);
    const isTaken = this.#takeItem(item, line, { header, machine, result });
    this.#current = { runId, isTaken };
    if (!isTaken) return;
    this.#runs += 1;
    const chunks = soundTasks(line);
    if (chunks.length > 0) this.#write((sqlite) => writeTasks(sqlite, runId, chunks));
  }

  #takeExperiment(line: ExperimentLine): void {
    const { result } = line;
    if (this.#takeItem(experimentItem(result), line, { result })) this.#experiments += 1;
  }

  #takeSamples(runId: string, chunk: Uint8Array): void {
    if (this.#current?.runId !== runId) throw new Error(`samples without their run ${runId}`);
    if (!this.#current.isTaken) return;
    unpackSamples(runId, chunk);
    this.#write((sqlite) => writeChunk(sqlite, 'chunks', runId, chunk));
  }

  /** Whether it was not there yet. */
  #takeItem(
    item: NewItem,
    marks: ItemMarks & { readonly state: ItemState },
    documents: Readonly<Record<string, unknown>>,
  ): boolean {
    return this.#write((sqlite) => {
      const known = findItem(sqlite, item.kind, item.id);
      if (known !== undefined && !this.#isGone(sqlite, known)) {
        this.#skipped += 1;
        return false;
      }
      // Nothing of a file is under way here.
      const state = marks.state === 'running' ? 'interrupted' : marks.state;
      const row = writeItem(sqlite, { ...item, state }, null);
      this.#mark(sqlite, row, marks);
      for (const name of ['header', 'machine', 'result'] as const) {
        if ((documents[name] ?? null) !== null) writeDocument(sqlite, row, name, documents[name]);
      }
      return true;
    });
  }

  /** What the user deleted comes back from the file. */
  #isGone(sqlite: Sqlite, row: SqlRow): boolean {
    if (row['removal'] === null) return false;
    if (row['removal'] === this.#token) throw new Error('the same item stands in it twice');
    sqlite.run('DELETE FROM items WHERE item = ?', [numberOf(row, 'item')]);
    return true;
  }

  #mark(sqlite: Sqlite, item: number, { title, note, tags, starred }: ItemMarks): void {
    sqlite.run(
      `UPDATE items SET title = ?, note = ?, tags = ?, starred = ?, imported = 1,
         removal = ?, removed_at = ? WHERE item = ?`,
      [
        title,
        note,
        JSON.stringify(tags),
        starred ? 1 : 0,
        this.#token,
        new Date().toISOString(),
        item,
      ],
    );
    const row = sqlite.get('SELECT * FROM items WHERE item = ?', [item]);
    if (row !== undefined) refreshSearch(sqlite, row);
  }

  #write<Value>(write: (sqlite: Sqlite) => Value): Value {
    let thrown: unknown = null;
    const written = this.#database.change((sqlite) => {
      try {
        return ok(write(sqlite));
      } catch (error) {
        thrown = error;
        throw error;
      }
    });
    if (written.ok) return written.value;
    throw thrown instanceof Error ? thrown : new Error(written.error.message);
  }
}
