import { sameMembers } from '../../contract/same-members.ts';
import { sumKnown } from './sum-known.ts';

/** Memory of one process, or of several in one sum. `null`: not known. */
export interface MemoryReading {
  /** Proportional set size: shared pages divided by their users. */
  readonly pssBytes: number | null;
  /** Unique set size: pages that no other process has. */
  readonly ussBytes: number | null;
}

/** What a process had used and held at one moment. */
export interface Activity {
  readonly cpuMs: number;
  /** `null`: not known. */
  readonly rssBytes: number | null;
}

/**
 * Reads the memory of a process; `null` when nothing of it can be told, `gone` when it has ended.
 * @param rssBytes as it was known last, as what it costs grows with it; `null`: not known
 */
export type ReadMemory = (
  pid: number,
  rssBytes: number | null,
) => Promise<MemoryReading | 'gone' | null>;

const NOTHING_KNOWN: MemoryReading = { pssBytes: null, ussBytes: null };

/** What ended since it was listed takes nothing any more: the others' sum is known all the same. */
const NOTHING_LEFT: MemoryReading = { pssBytes: 0, ussBytes: 0 };

/** Share of a tick that reading it may take: it walks page tables under the target's lock. */
const BUDGET_SHARE = 0.05;

/** Memory changes slowly, and a reading costs fifty times what one of CPU time does. */
const PASS_INTERVAL_MS = 1000;

/** Where nothing was there to be read at the beginning: a program has got somewhere by then. */
const FIRST_PASS_MS = 500;

/**
 * Of processes that did nothing since they were read, as many as this are read in a pass, and one in
 * eight of them at least: their share can change by what others do.
 */
const READ_AT_REST = 8;
const LONGEST_REST_PASSES = 8;

/** What a reading is taken to cost before the first one. */
const FIRST_GUESS_MS = 1;

/** How fast the expected cost follows the measured one. */
const COST_SMOOTHING = 0.3;

/**
 * Keeps the latest PSS and USS of each process, within a budget of time.
 *
 * A sum is of one pass over all processes. Between the boundary readings a pass is spread over
 * ticks, so its parts can be of different moments.
 */
export class MemoryMeter {
  readonly #readMemory: ReadMemory;
  readonly #nowMs: () => number;
  readonly #activityOf: (pid: number) => Activity | null;
  readonly #latest = new Map<number, MemoryReading | null>();
  /** Of each what it had been up to just before its reading. */
  readonly #activities = new Map<number, Activity | null>();
  #creditMs = 0;
  #costMs = FIRST_GUESS_MS;
  /** Processes still to be read in the pass under way. */
  #waiting: number[] = [];
  #sincePassMs = PASS_INTERVAL_MS;
  #passes = 0;
  #kept: readonly number[] = [];
  /** All that the last pass was over. */
  #passPids: readonly number[] = [];

  /** @param activityOf as of the last tick; `null`: not known */
  constructor(
    readMemory: ReadMemory,
    nowMs: () => number,
    activityOf: (pid: number) => Activity | null = () => null,
  ) {
    this.#readMemory = readMemory;
    this.#nowMs = nowMs;
    this.#activityOf = activityOf;
  }

  /** Latest reading of one process. */
  of(pid: number): MemoryReading {
    return this.#latest.get(pid) ?? NOTHING_KNOWN;
  }

  /** Sums of the latest readings; `null` unless every process has one. */
  total(pids: readonly number[]): MemoryReading {
    const readings = pids.map((pid) => this.of(pid));
    return {
      pssBytes: sumKnown(readings.map(({ pssBytes }) => pssBytes)),
      ussBytes: sumKnown(readings.map(({ ussBytes }) => ussBytes)),
    };
  }

  /** One whole pass, whatever it costs: for the boundary readings. */
  async readAll(pids: readonly number[]): Promise<void> {
    this.#keepOnly(pids);
    this.#waiting = [];
    this.#sincePassMs = pids.length === 0 ? PASS_INTERVAL_MS - FIRST_PASS_MS : 0;
    for (const pid of pids) await this.#readOne(pid);
  }

  /**
   * As many readings as the budget of one tick allows; a pass begins once a second at most.
   *
   * @returns Whether a pass came to its end.
   */
  async readSome(pids: readonly number[], tickMs: number): Promise<boolean> {
    this.#keepOnly(pids);
    this.#sincePassMs += tickMs;
    const budgetMs = tickMs * BUDGET_SHARE;
    // Unspent time is saved up for a process that costs more than one tick's budget, not beyond.
    this.#creditMs = Math.min(this.#creditMs + budgetMs, Math.max(budgetMs, this.#costMs));
    if (this.#waiting.length === 0) {
      if (this.#sincePassMs < PASS_INTERVAL_MS) return false;
      if (pids.length === 0) return false;
      this.#sincePassMs = 0;
      this.#beginPass(pids);
    }
    while (this.#waiting.length > 0 && this.#creditMs >= this.#costMs) {
      const pid = this.#waiting.shift();
      if (pid !== undefined && this.#latest.has(pid)) await this.#readOne(pid);
    }
    return this.#waiting.length === 0;
  }

  /** Over all whose share can have changed by what they did, or by others that came or went. */
  #beginPass(pids: readonly number[]): void {
    this.#passes += 1;
    const isAmongTheSame = sameMembers(this.#passPids, pids);
    this.#passPids = pids;
    const restPasses = Math.min(Math.ceil(pids.length / READ_AT_REST), LONGEST_REST_PASSES);
    this.#waiting = pids.filter((pid, place) => {
      const hasTurn = (place + this.#passes) % restPasses === 0;
      return hasTurn || !isAmongTheSame || !this.#isAtRest(pid);
    });
  }

  #isAtRest(pid: number): boolean {
    const [before, now] = [this.#activities.get(pid) ?? null, this.#activityOf(pid)];
    if (before === null || now === null || this.#latest.get(pid) === null) return false;
    return now.cpuMs === before.cpuMs && now.rssBytes === before.rssBytes;
  }

  async #readOne(pid: number): Promise<void> {
    const startedMs = this.#nowMs();
    const activity = this.#activityOf(pid);
    this.#activities.set(pid, activity);
    const reading = await this.#readMemory(pid, activity?.rssBytes ?? null);
    const spentMs = this.#nowMs() - startedMs;
    this.#creditMs -= spentMs;
    this.#costMs += COST_SMOOTHING * (spentMs - this.#costMs);
    this.#latest.set(pid, reading === 'gone' ? NOTHING_LEFT : reading);
  }

  #keepOnly(pids: readonly number[]): void {
    if (sameMembers(this.#kept, pids)) return;
    this.#kept = pids;
    const kept = new Set(pids);
    for (const pid of this.#latest.keys()) if (!kept.has(pid)) this.#forget(pid);
    for (const pid of pids) if (!this.#latest.has(pid)) this.#latest.set(pid, null);
  }

  #forget(pid: number): void {
    this.#latest.delete(pid);
    this.#activities.delete(pid);
  }
}
