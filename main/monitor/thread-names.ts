import type { ProcessSource } from './process-source.ts';

/** A thread is born with the name of its parent, and Node.js names its own a little later. */
const FIRST_AGE_MS = 1000;

/** So much older than at the reading before a thread is when its name is read again. */
const AGE_FACTOR = 4;

interface KeptName {
  name: string | null;
  readonly bornMs: number;
  nextAtMs: number;
}

/**
 * Names of threads, read when a thread is seen first and then ever more seldom: after 1 s, 4 s, 16 s,
 * … Of a thread that lives for an hour that makes seven readings.
 */
export class ThreadNames {
  readonly #source: Pick<ProcessSource, 'readThreadName'>;
  readonly #byPid = new Map<number, Map<number, KeptName>>();

  constructor(source: Pick<ProcessSource, 'readThreadName'>) {
    this.#source = source;
  }

  /** `null`: it could not be read. */
  nameOf(pid: number, tid: number, atMs: number): string | null {
    const names = this.#namesOf(pid);
    const kept = names.get(tid);
    if (kept === undefined) {
      const name = this.#source.readThreadName(pid, tid);
      names.set(tid, { name, bornMs: atMs, nextAtMs: atMs + FIRST_AGE_MS });
      return name;
    }
    if (atMs >= kept.nextAtMs) this.#readAgain(pid, tid, kept, atMs);
    return kept.name;
  }

  /**
   * Forgets all threads but these: their numbers will be given to others.
   * @param livingOf threads of a process that live; `null`: it has ended, or they are not known
   */
  keepOnly(livingOf: (pid: number) => Pick<ReadonlySet<number>, 'has'> | null): void {
    for (const [pid, names] of this.#byPid) {
      const tids = livingOf(pid);
      if (tids === null) this.#byPid.delete(pid);
      else for (const tid of names.keys()) if (!tids.has(tid)) names.delete(tid);
    }
  }

  #readAgain(pid: number, tid: number, kept: KeptName, atMs: number): void {
    kept.name = this.#source.readThreadName(pid, tid) ?? kept.name;
    kept.nextAtMs = kept.bornMs + AGE_FACTOR * (atMs - kept.bornMs);
  }

  #namesOf(pid: number): Map<number, KeptName> {
    let names = this.#byPid.get(pid);
    if (names === undefined) {
      names = new Map();
      this.#byPid.set(pid, names);
    }
    return names;
  }
}
