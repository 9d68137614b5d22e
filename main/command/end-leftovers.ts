import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { processNumbers } from '../monitor/linux/process-numbers.ts';
import { startTimeOf } from '../store/process-identity.ts';

const POLL_MS = 10;
const KILL_LIMIT_MS = 1000;

/** One that has been forked since the list was read is not in it: what forks on and on can seem gone. */
const LOOKS_UNTIL_GONE = 4;

/** A look takes longer than some processes live, so it reads the list again for those that are new in it. */
const MOST_LISTS = 5;

export interface LeftoversEnd {
  /** Processes that were still there, and were ended. */
  readonly ended: number;
  /** False: something lives on even after SIGKILL. */
  readonly gone: boolean;
}

/** A process, told from another one that has its number later. */
interface Identity {
  readonly pid: number;
  readonly startTime: string;
}

/**
 * Ends whatever a run's program has left behind, in whatever group or session: each process with the
 * run's id in its environment. Linux only; elsewhere nothing can be found.
 * @param termGraceMs between SIGTERM and SIGKILL; 0: SIGKILL at once
 */
export async function endLeftovers(runId: string, termGraceMs: number): Promise<LeftoversEnd> {
  if (process.platform !== 'linux') return { ended: 0, gone: true };
  const seen = new Set<string>();
  if (termGraceMs > 0) {
    const gone = await signalUntilGone(runId, { signal: 'SIGTERM', limitMs: termGraceMs, seen });
    if (gone) return { ended: seen.size, gone };
  }
  const gone = await signalUntilGone(runId, { signal: 'SIGKILL', limitMs: KILL_LIMIT_MS, seen });
  return { ended: seen.size, gone };
}

interface Round {
  readonly signal: 'SIGTERM' | 'SIGKILL';
  readonly limitMs: number;
  /** Whoever was found, by number and start. */
  readonly seen: Set<string>;
}

/** Again and again, since one that is just being ended may have started another. */
async function signalUntilGone(runId: string, { signal, limitMs, seen }: Round): Promise<boolean> {
  const deadlineMs = performance.now() + limitMs;
  const told = new Set<string>();
  for (let looks = 0; ;) {
    let isGone = true;
    // Told as it is found: by the end of the look it may have become another one.
    for (const identity of leftovers(runId)) {
      isGone = false;
      const key = `${identity.pid} ${identity.startTime}`;
      seen.add(key);
      // Once each: whoever is busy ending itself need not be told again.
      if (!told.has(key)) signalIfSame(identity, signal);
      told.add(key);
    }
    looks = isGone ? looks + 1 : 0;
    if (looks >= (seen.size === 0 ? 1 : LOOKS_UNTIL_GONE)) return true;
    // On a busy machine the looks alone may take so long: time is up only for what is still there.
    if (!isGone && performance.now() >= deadlineMs) return false;
    await sleep(POLL_MS);
  }
}

/**
 * Read without a pause, as some processes live for a moment only: by the time that a thread of the pool
 * had answered for one, the next would be gone, and what it has started not be in the list.
 */
function* leftovers(runId: string): Generator<Identity, void, undefined> {
  const mark = Buffer.from(`CORELANE_RUN_ID=${runId}\0`);
  const looked = new Set<number>();
  for (let lists = 0; lists < MOST_LISTS; lists += 1) {
    const pids = newestFirst().filter((pid) => !looked.has(pid));
    if (pids.length === 0) return;
    for (const pid of pids) {
      looked.add(pid);
      const startTime = startTimeOf(pid);
      const environment = readEnvironment(pid);
      if (startTime !== null && environment !== null && holds(environment, mark)) {
        yield { pid, startTime };
      }
    }
  }
}

/** They are the likeliest to be gone in a moment. */
function newestFirst(): readonly number[] {
  return [...processNumbers()].sort((a, b) => b - a);
}

/** `null`: somebody else's, which can't be read and is none of the run's, or gone. */
function readEnvironment(pid: number): Buffer | null {
  try {
    return readFileSync(`/proc/${pid}/environ`);
  } catch {
    return null;
  }
}

/** As a whole entry: not at the end of another one. */
function holds(environment: Buffer, mark: Buffer): boolean {
  const at = environment.indexOf(mark);
  return at === 0 || (at > 0 && environment[at - 1] === 0);
}

function signalIfSame({ pid, startTime }: Identity, signal: NodeJS.Signals): void {
  if (startTimeOf(pid) !== startTime) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself meanwhile.
  }
}
