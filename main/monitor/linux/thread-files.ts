import { keptBytes, KeptFile, type KeptRead, keptText } from './kept-file.ts';
import { parseSchedstat, type Schedstat } from './schedstat.ts';
import { parseThreadState } from './thread-state.ts';
import { parseThreadStatus, type ThreadStatus } from './thread-status.ts';

/** The files of one thread that are read again and again. */
export class ThreadFiles {
  readonly #schedstat: KeptFile;
  readonly #status: KeptFile;
  readonly #stat: KeptFile;
  readonly #children: KeptFile;
  /** As read since the last status; `null`: it was not. */
  #booked: Schedstat | null = null;
  /** Told with the last reading of time; `null`: it was not. */
  #state: string | null = null;
  /** The last status that was read whole, and what was booked before it. */
  #told: { readonly status: ThreadStatus; readonly booked: Schedstat } | null = null;
  /** The last whole status found it as the one before had. */
  #isAtRest = false;

  constructor(pid: number, tid: number) {
    const folder = `/proc/${pid}/task/${tid}`;
    this.#schedstat = new KeptFile(`${folder}/schedstat`);
    this.#status = new KeptFile(`${folder}/status`);
    this.#stat = new KeptFile(`${folder}/stat`);
    this.#children = new KeptFile(`${folder}/children`);
  }

  readSchedstat(): Schedstat | 'gone' | 'unreadable' {
    const length = this.#schedstat.readBytes();
    if (length === 'gone') this.close();
    this.#state = null;
    this.#booked = typeof length === 'number' ? parseSchedstat(keptBytes, length) : null;
    return this.#booked ?? (typeof length === 'number' ? 'unreadable' : length);
  }

  /**
   * Takes the state that was read of it elsewhere, shortly before or after its time: a thread whose time
   * has not changed then can at most have been woken since.
   */
  noteState(state: string | null): void {
    this.#state = state;
  }

  /**
   * State and switches; `null`: it has ended, or can't be read.
   *
   * `status` costs twice what `stat` does, and five times what `schedstat` does. A thread that was
   * on no CPU since it was read last has the switches it had then: only its state may be another, as it
   * may wait for one by now.
   */
  readStatus(): ThreadStatus | null {
    const [told, booked] = [this.#told, this.#booked];
    this.#booked = null;
    const hasNotRun = told !== null && booked !== null && isSame(told.booked, booked);
    if (hasNotRun && this.#isAtRest) return this.#withState(told.status);
    // Time is booked a moment before the switch is counted: only a second look finds both for sure.
    this.#isAtRest = hasNotRun;
    const status = this.#readWholeStatus();
    this.#told = status === null || booked === null ? null : { status, booked };
    return status;
  }

  readChildren(): KeptRead {
    return this.#children.read();
  }

  close(): void {
    for (const file of this.#files()) file.close();
  }

  /** Number of descriptors kept open. */
  get openFiles(): number {
    return this.#files().filter(({ isOpen }) => isOpen).length;
  }

  #files(): readonly KeptFile[] {
    return [this.#schedstat, this.#status, this.#stat, this.#children];
  }

  #readWholeStatus(): ThreadStatus | null {
    const length = this.#status.readBytes();
    return typeof length === 'number' ? parseThreadStatus(keptText(length)) : null;
  }

  #withState(status: ThreadStatus): ThreadStatus | null {
    const state = this.#state ?? this.#readState();
    this.#state = null;
    if (state === null) return null;
    return state === status.state ? status : { ...status, state };
  }

  #readState(): string | null {
    const length = this.#stat.readBytes();
    return typeof length === 'number' ? parseThreadState(keptBytes, length) : null;
  }
}

/** Where the scheduler books no waits, it counts no slices, and what is equal proves nothing. */
function isSame(before: Schedstat, now: Schedstat): boolean {
  return (
    now.slices > 0 &&
    now.slices === before.slices &&
    now.onCpuMs === before.onCpuMs &&
    now.waitingMs === before.waitingMs
  );
}
