import type { ProcessMark } from './process-account.ts';
import { ProcessAccount } from './process-account.ts';
import type { ProcessReading } from './process-reader.ts';
import type { ProcessSource } from './process-source.ts';

export interface ProcessTableOptions {
  readonly cores: number;
  readonly nowMs: () => number;
  /** Threads and children, where the system tells them. */
  readonly source: ProcessSource | null;
}

/** State letters of `/proc/PID/status` (proc(5)). */
const ZOMBIE = 'Z';
const DEAD = 'X';

/** The processes of one party (a run, its test server, the app) and their accounts. */
export class ProcessTable {
  readonly #options: ProcessTableOptions;
  readonly #living = new Map<number, ProcessAccount>();
  /** The same as a list; `null`: one has come or gone since it was made. */
  #livingList: readonly ProcessAccount[] | null = null;
  readonly #ended: ProcessAccount[] = [];
  readonly #excluded = new Set<number>();
  readonly #knownPids = new Set<number>();
  #hasBeenRead = false;

  constructor(options: ProcessTableOptions) {
    this.#options = options;
  }

  /** Opens an account, unless there is one: what the process has used so far does not count. */
  add(pid: number): void {
    if (!this.#living.has(pid)) this.#open(pid, false);
  }

  /** Whether there has been an account for this pid, living or ended. */
  knows(pid: number): boolean {
    return this.#knownPids.has(pid);
  }

  /** Never counts this process, nor its descendants, though it may be among the descendants. */
  exclude(pid: number): void {
    this.#excluded.add(pid);
  }

  /**
   * Opens accounts for the children of the processes known so far, and for theirs.
   *
   * A process once found stays, also when its parent ends and init adopts it.
   */
  discoverDescendants(): void {
    const { source } = this.#options;
    let parents = [...this.#living.keys()];
    while (source !== null && parents.length > 0) {
      const children = source.readChildren(parents);
      const found = parents.flatMap((parent) => children.get(parent) ?? []);
      parents = found.filter((pid) => !this.#living.has(pid) && !this.#excluded.has(pid));
      for (const pid of parents) this.#open(pid, this.#hasBeenRead);
    }
  }

  /** What the account of a living process holds; `null`: there is none, or it has not been read. */
  markOf(pid: number): ProcessMark | null {
    return this.#living.get(pid)?.mark() ?? null;
  }

  /** Living processes, in the order they were found. */
  pids(): readonly number[] {
    return [...this.#living.keys()];
  }

  living(): readonly ProcessAccount[] {
    this.#livingList ??= [...this.#living.values()];
    return this.#livingList;
  }

  /** Those that have ended, in that order. */
  ended(): readonly ProcessAccount[] {
    return this.#ended;
  }

  /** Every process there has been, the ended ones first. */
  all(): readonly ProcessAccount[] {
    return [...this.#ended, ...this.living()];
  }

  /**
   * Reads the threads and books the CPU of every living process.
   *
   * @param usage What the process reader gave for `pids()`; `null` when it gave nothing.
   * @returns Number of readings rejected as impossible.
   */
  advance(usage: ReadonlyMap<number, ProcessReading> | null): number {
    let rejections = 0;
    for (const account of this.#living.values()) {
      const before = account.mark()?.rejections ?? 0;
      this.#advanceOne(account, usage);
      rejections += (account.mark()?.rejections ?? 0) - before;
      this.#hasBeenRead ||= account.mark() !== null;
    }
    return rejections;
  }

  /** Lets go of everything kept for these processes. */
  close(): void {
    for (const pid of this.#living.keys()) this.#options.source?.forget(pid);
  }

  #open(pid: number, isBornWatched: boolean): void {
    this.#knownPids.add(pid);
    this.#livingList = null;
    this.#living.set(pid, new ProcessAccount(pid, this.#options.cores, isBornWatched));
  }

  #advanceOne(account: ProcessAccount, usages: ReadonlyMap<number, ProcessReading> | null): void {
    const { source, nowMs } = this.#options;
    const usage = usages?.get(account.pid) ?? null;
    if (usage !== null && !account.isSameProcess(usage)) {
      this.#end(account);
      return;
    }
    const threads = source?.readThreads(account.pid) ?? null;
    account.advance({
      atMs: nowMs(),
      usage,
      threads: threads?.outcome === 'read' ? threads.threads : null,
    });
    const isZombie = usage?.rssBytes === 0 && this.#isOver(account.pid);
    const isMissing = usages !== null && usage === null && threads?.outcome !== 'read';
    if (isZombie || threads?.outcome === 'gone' || (source === null && isMissing)) {
      this.#end(account);
    }
  }

  /**
   * A zombie holds no memory any more, but still the CPU time that was just booked. Nor does, for a
   * moment, what has just begun another program: the kernel counts its first pages late.
   */
  #isOver(pid: number): boolean {
    const { source } = this.#options;
    if (source === null) return true;
    const state = source.readStatus(pid, pid)?.state ?? ZOMBIE;
    return state === ZOMBIE || state === DEAD;
  }

  #end(account: ProcessAccount): void {
    this.#living.delete(account.pid);
    this.#livingList = null;
    this.#ended.push(account);
    this.#options.source?.forget(account.pid);
  }
}

/** Marks of the accounts that have been read, by account. */
export type ProcessMarks = ReadonlyMap<ProcessAccount, ProcessMark>;

/** What the accounts hold now. */
export function markAll(accounts: readonly ProcessAccount[]): ProcessMarks {
  const marks = new Map<ProcessAccount, ProcessMark>();
  for (const account of accounts) {
    const mark = account.mark();
    if (mark !== null) marks.set(account, mark);
  }
  return marks;
}
