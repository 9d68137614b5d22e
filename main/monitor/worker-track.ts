import type { WorkerIdentity } from '../../contract/run.ts';
import type { StateRevision, StateShares } from '../../contract/sample.ts';
import type { ThreadStatus } from './linux/thread-status.ts';
import { LoopMeter, type LoopTick } from './loop-tick.ts';
import type { ThreadReading } from './process-source.ts';
import { ThreadStates } from './thread-states.ts';

/** What one tick tells of the thread that runs a worker's tasks. */
export interface ThreadTick {
  readonly states: StateShares | null;
  readonly voluntarySwitchesPerS: number | null;
  readonly involuntarySwitchesPerS: number | null;
  readonly revisions: readonly StateRevision[];
  readonly isRejected: boolean;
}

const NOTHING: ThreadTick = {
  states: null,
  voluntarySwitchesPerS: null,
  involuntarySwitchesPerS: null,
  revisions: [],
  isRejected: false,
};

interface ThreadMoment {
  readonly thread: ThreadReading;
  readonly status: ThreadStatus | null;
}

/** One worker from tick to tick. Boundary readings pass it by. */
export class WorkerTrack {
  readonly worker: WorkerIdentity;
  readonly #states = new ThreadStates();
  readonly #loop: LoopMeter;
  #previous: ThreadMoment | null = null;

  /** @param watchedSinceMs when its run came under watch, on the sampler's clock */
  constructor(worker: WorkerIdentity, watchedSinceMs: number) {
    this.worker = worker;
    this.#loop = new LoopMeter(watchedSinceMs);
  }

  /** The thread that runs tasks: of a process it is the main thread unless the host says otherwise. */
  get taskTid(): number | null {
    return this.worker.tid ?? (this.worker.kind === 'process' ? this.worker.pid : null);
  }

  /** @param thread `null`: not known in this tick, which is a gap. */
  tick(sequence: number, thread: ThreadReading | null, status: ThreadStatus | null): ThreadTick {
    const before = this.#previous;
    this.#previous = thread === null ? null : { thread, status };
    if (before === null || thread === null || !isLater(before.thread, thread)) {
      this.#states.interrupt();
      return NOTHING;
    }
    return this.#advance(sequence, before, { thread, status });
  }

  /** What its runtime told since the tick before; see `LoopMeter`. */
  loopTick(...tick: Parameters<LoopMeter['tick']>): LoopTick {
    return this.#loop.tick(...tick);
  }

  #advance(sequence: number, before: ThreadMoment, now: ThreadMoment): ThreadTick {
    const elapsedMs = now.thread.atMs - before.thread.atMs;
    const update = this.#states.push({
      sequence,
      elapsedMs,
      onCpuMs: now.thread.onCpuMs - before.thread.onCpuMs,
      waitingMs: now.thread.waitingMs - before.thread.waitingMs,
      isRunnable: now.status?.state === 'R',
    });
    return {
      // Without the state letter, sleep can't be told from a wait that is not booked yet.
      states: now.status === null ? null : update.states,
      ...switchRates(before.status, now.status, elapsedMs),
      revisions: update.revised.map((tick) => ({ ...tick, workerId: this.worker.id })),
      isRejected: update.isRejected,
    };
  }
}

function isLater(before: ThreadReading, now: ThreadReading): boolean {
  const hasGrown = now.onCpuMs >= before.onCpuMs && now.waitingMs >= before.waitingMs;
  return now.tid === before.tid && now.atMs > before.atMs && hasGrown;
}

function switchRates(
  before: ThreadStatus | null,
  now: ThreadStatus | null,
  elapsedMs: number,
): Pick<ThreadTick, 'voluntarySwitchesPerS' | 'involuntarySwitchesPerS'> {
  const perS = (from: number, to: number): number | null =>
    to < from ? null : ((to - from) / elapsedMs) * 1000;
  if (before === null || now === null) {
    return { voluntarySwitchesPerS: null, involuntarySwitchesPerS: null };
  }
  return {
    voluntarySwitchesPerS: perS(before.voluntarySwitches, now.voluntarySwitches),
    involuntarySwitchesPerS: perS(before.involuntarySwitches, now.involuntarySwitches),
  };
}
