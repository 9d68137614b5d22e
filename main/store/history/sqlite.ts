import Libsql from 'libsql';

/** What SQLite keeps. Booleans and `undefined` end the process inside libsql: they are kept out by type. */
export type SqlValue = string | number | null | Uint8Array;

export type SqlRow = Readonly<Record<string, string | number | null | ArrayBuffer>>;

/**
 * One connection to a database. All calls are synchronous and throw what SQLite says (see
 * `sqlite-problem.ts`). It hides what libsql has of its own: parameters go in as one list always,
 * because a single blob or `null` would be taken for named ones.
 */
export class Sqlite {
  readonly #connection: InstanceType<typeof Libsql>;
  #isOpen = true;

  /** @param path `:memory:` for a database that nobody else sees */
  constructor(path: string) {
    try {
      this.#connection = new Libsql(path);
    } catch {
      // libsql says it in words of its own making, with a number.
      throw new Error('it can be neither opened nor created');
    }
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  all(sql: string, values: readonly SqlValue[] = []): readonly SqlRow[] {
    return this.#prepare(sql).all(values.map(withoutNul)) as readonly SqlRow[];
  }

  /** The first row. */
  get(sql: string, values: readonly SqlValue[] = []): SqlRow | undefined {
    return this.all(sql, values)[0];
  }

  /** How many rows it changed. */
  run(sql: string, values: readonly SqlValue[] = []): number {
    return this.#prepare(sql).run(values.map(withoutNul)).changes;
  }

  /** Several statements without parameters. */
  exec(sql: string): void {
    this.#checkOpen();
    this.#connection.exec(sql);
  }

  /** All of it or nothing. Inside another one it is a part of that. */
  transaction<Value>(work: () => Value): Value {
    if (this.#isInTransaction()) return work();
    this.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.exec('COMMIT');
      return value;
    } catch (thrown) {
      // SQLite ends a transaction itself when the disk is full.
      if (this.#isInTransaction()) this.exec('ROLLBACK');
      throw thrown;
    }
  }

  /** Idempotent. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#connection.close();
  }

  #isInTransaction(): boolean {
    // Asked of a closed connection, libsql ends the process.
    return this.#isOpen && this.#connection.inTransaction;
  }

  #prepare(sql: string): ReturnType<InstanceType<typeof Libsql>['prepare']> {
    this.#checkOpen();
    return this.#connection.prepare(sql);
  }

  #checkOpen(): void {
    if (!this.#isOpen) throw new Error('the history is closed');
  }
}

/** libsql cuts a text at its first NUL. */
function withoutNul(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

/** A column that the schema makes a text. */
export function textOf(row: SqlRow | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value !== 'string') throw new Error(`no text in ${column}`);
  return value;
}

/** A column that the schema makes a number. */
export function numberOf(row: SqlRow | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value !== 'number') throw new Error(`no number in ${column}`);
  return value;
}

export function bytesOf(row: SqlRow | undefined, column: string): Uint8Array | null {
  const value = row?.[column];
  return value instanceof ArrayBuffer ? new Uint8Array(value) : null;
}
