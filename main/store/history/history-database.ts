import { err, type Failure, ok, type Result, toError } from '../../../contract/result.ts';
import type { SlicedWork } from '../../../contract/work-slices.ts';
import { bringBack, hasLostItsFile } from './bring-back.ts';
import {
  BUSY_TIMEOUT_MS,
  notWritten,
  openDatabase,
  type OpenedDatabase,
  replaceDamaged,
} from './open-database.ts';
import { endSession } from './sessions.ts';
import type { Sqlite } from './sqlite.ts';
import { sqliteProblem } from './sqlite-problem.ts';

/** Soon enough to lose little, seldom enough not to disturb. */
const RETRY_MS = 15_000;

/** Of what could not be written yet; beyond it samples are given up. */
export const MAX_WAITING_BYTES = 64 * 1024 * 1024;

export type Write = (database: Sqlite, owner: string) => void;

/** After so many damaged files in one session it is the disk. */
const MAX_REPLACEMENTS = 3;

/** `again`: at once, into a fresh file. */
type Outcome = 'done' | 'again' | 'later';

interface WaitingWrite {
  readonly write: Write;
  /** 0: it is small, and is never given up. */
  readonly bytes: number;
}

export interface HistoryDatabaseOptions {
  readonly path: string;
  readonly onProblem: (problem: Failure) => void;
  /** A fresh file took the place of a damaged one. @returns what has to be in it before all else */
  readonly onReplaced: () => readonly Write[];
}

/** The database behind the history, whatever happens to its file. */
export class HistoryDatabase {
  readonly #options: HistoryDatabaseOptions;
  #opened: OpenedDatabase;
  #waiting: WaitingWrite[] = [];
  #isFailing = false;
  #retry: NodeJS.Timeout | undefined;
  #replacements = 0;
  #waitMs = BUSY_TIMEOUT_MS;

  constructor(options: HistoryDatabaseOptions) {
    this.#options = options;
    this.#opened = openDatabase(options.path);
    this.#isFailing = this.#opened.problem?.code === 'history-not-saved';
  }

  /** Of its opening. */
  get problem(): Failure | null {
    return this.#opened.problem;
  }

  /** `null`: in memory. */
  get path(): string | null {
    return this.#opened.path;
  }

  get owner(): string {
    return this.#opened.owner;
  }

  read<Value>(read: (database: Sqlite) => Result<Value>): Result<Value> {
    try {
      return read(this.#opened.database);
    } catch (thrown) {
      this.#replaceIfDamaged(thrown);
      return err('history-unreadable', `The history can't be read: ${toError(thrown).message}.`);
    }
  }

  /** The same of what rests now and then: the file may have been replaced meanwhile. */
  *readInParts<Value>(
    begin: (database: Sqlite) => SlicedWork<Result<Value>>,
  ): SlicedWork<Result<Value>> {
    const { database } = this.#opened;
    const work = begin(database);
    for (;;) {
      const part = this.read(() => ok(work.next()));
      if (!part.ok) return part;
      if (part.value.done === true) return part.value.value;
      yield part.value.value;
    }
  }

  /** Writes now or says why not: for what the user asked for and waits for. */
  change<Value>(change: (database: Sqlite) => Result<Value>): Result<Value> {
    this.#flush();
    try {
      return this.#opened.database.transaction(() => change(this.#opened.database));
    } catch (thrown) {
      this.#replaceIfDamaged(thrown);
      return err('history-not-saved', notWritten(this.path, thrown).message);
    }
  }

  /**
   * Writes now, or later when the disk is full or another process is writing; always in order.
   * @param bytes of samples that may be given up when too much is waiting
   */
  write(write: Write, bytes = 0): void {
    this.#waiting.push({ write, bytes });
    this.#flush();
  }

  /** Writes what is waiting, as far as it can be. */
  close(): void {
    this.#flush();
    if (this.#waiting.length === 0 && this.#keepFile() === 'again') this.#flush();
    clearTimeout(this.#retry);
    if (this.#waiting.length > 0) this.#tellLost();
    const { database, owner } = this.#opened;
    try {
      endSession(database, owner);
      // Statements that were not collected yet keep the file open: it is made whole here.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // The log holds it, and the next start marks what was not ended.
    }
    database.close();
  }

  #flush(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const outcome = this.#attempt(next.write);
      if (outcome === 'later') return;
      if (outcome === 'done') this.#waiting.shift();
    }
    clearTimeout(this.#retry);
  }

  #attempt(write: Write): Outcome {
    const kept = this.#keepFile();
    if (kept !== 'done') return kept;
    const { database, owner } = this.#opened;
    try {
      database.transaction(() => write(database, owner));
      if (this.#waiting.length === 1) this.#isFailing = false;
      this.#wait(BUSY_TIMEOUT_MS);
      return 'done';
    } catch (thrown) {
      return this.#afterFailure(thrown);
    }
  }

  /** Sees to it that what is written lands in a file that can be found. */
  #keepFile(): Outcome {
    if (!hasLostItsFile(this.#opened)) return 'done';
    try {
      this.#use(bringBack(this.#opened, this.path ?? this.#options.path, new Date()));
      return 'again';
    } catch (thrown) {
      if (sqliteProblem(thrown) !== 'damaged') {
        this.#tryLater(thrown);
        return 'later';
      }
      this.#replace();
      return 'again';
    }
  }

  /** How long a write waits for another process. */
  #wait(limitMs: number): void {
    if (limitMs === this.#waitMs) return;
    this.#waitMs = limitMs;
    this.#opened.database.exec(`PRAGMA busy_timeout = ${limitMs}`);
  }

  #afterFailure(thrown: unknown): Outcome {
    const problem = sqliteProblem(thrown);
    if (problem === 'full' || problem === 'disk' || problem === 'busy') {
      this.#tryLater(thrown);
      return 'later';
    }
    if (problem === 'damaged' && this.#replacements < MAX_REPLACEMENTS) {
      this.#replace();
      return 'again';
    }
    this.#tell(notWritten(this.path, thrown));
    return 'done';
  }

  #tryLater(thrown: unknown): void {
    this.#tell(notWritten(this.path, thrown));
    // It was waited for once: every further write would hold the window up as long again.
    if (sqliteProblem(thrown) === 'busy') this.#wait(0);
    this.#giveUpSamples();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#flush(), RETRY_MS);
    this.#retry.unref();
  }

  /** Once until writing works again. */
  #tell(problem: Failure): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#options.onProblem(problem);
  }

  #giveUpSamples(): void {
    let bytes = this.#waiting.reduce((sum, waiting) => sum + waiting.bytes, 0);
    if (bytes <= MAX_WAITING_BYTES) return;
    this.#waiting = this.#waiting.filter((waiting) => {
      const isKept = bytes <= MAX_WAITING_BYTES || waiting.bytes === 0;
      if (!isKept) bytes -= waiting.bytes;
      return isKept;
    });
    this.#options.onProblem({
      code: 'history-samples-lost',
      message:
        'The history could not be written for so long that the oldest samples were given up: the recording will have a gap.',
    });
  }

  #tellLost(): void {
    this.#options.onProblem({
      code: 'history-lost',
      message: `${this.#waiting.length} entries could not be written into the history before Corelane ended: they are lost.`,
    });
  }

  #replaceIfDamaged(thrown: unknown): void {
    if (sqliteProblem(thrown) !== 'damaged' || this.#replacements >= MAX_REPLACEMENTS) return;
    this.#replace();
    this.#flush();
  }

  #replace(): void {
    this.#replacements += 1;
    const { database, path, identity } = this.#opened;
    database.close();
    this.#use(replaceDamaged(path ?? this.#options.path, identity, new Date()));
  }

  /** From now on. What is under way has to be in it before all else. */
  #use(opened: OpenedDatabase): void {
    this.#opened = opened;
    this.#waitMs = BUSY_TIMEOUT_MS;
    const first = this.#options.onReplaced().map((write) => ({ write, bytes: 0 }));
    this.#waiting.unshift(...first);
    if (this.#opened.problem !== null) this.#options.onProblem(this.#opened.problem);
  }
}
