import type { LoopDetails } from '../../contract/program-runtimes.ts';
import type { WorkerResult } from '../../contract/run.ts';
import { formatMs } from '../report/quantities.ts';
import { coresUsedOf, held, percent, type Rule } from './finding.ts';
import type { RunFacts } from './run-facts.ts';
import {
  COMPUTING_LOOP_SHARE,
  LEAST_LOOP_DELAY_MS,
  LEAST_LOOP_LATE_SHARE,
  MAX_LOOP_WAITING_SHARE,
} from './thresholds.ts';

/**
 * Of a program whose runtimes were asked: the latest of its Node.js event loops was late again and again,
 * for a good part of its time. What waited for it meanwhile only the program knows.
 */
export const programLoopBlocked: Rule = (facts) => {
  const loop = facts.run.command?.details?.loops.find(isLate);
  if (loop === undefined) return null;
  const delayMs = loop.delay.p99Ns / 1e6;
  const shares = sharesOf(threadOf(facts, loop));
  if (shares !== null && shares.waiting > MAX_LOOP_WAITING_SHARE) return null;
  const isComputing = shares === null || shares.onCpu >= COMPUTING_LOOP_SHARE * loop.lateShare;
  const what = isComputing ? 'compute' : 'call something that blocks';
  return {
    sentence: `Callbacks ${what} inside the event loop of process ${loop.pid}: it was up to ${formatMs(delayMs)} (p99) late for everything else, and late for ${percent(loop.lateShare)} of its time.`,
    evidence: [
      held(['loopDelayMs', 'Event loop late, p99', 'ms'], delayMs, 'at-least', LEAST_LOOP_DELAY_MS),
      held(
        ['loopLateShare', 'Event loop late, of its time', '%'],
        loop.lateShare * 100,
        'at-least',
        LEAST_LOOP_LATE_SHARE * 100,
      ),
      coresUsedOf(facts),
    ],
    next: isComputing
      ? 'Let your program compute in worker threads or processes, or in parts between which the loop gets its turn.'
      : 'Let your program call what blocks in its asynchronous form, without “Sync” in its name.',
  };
};

function isLate({ delay, lateShare }: LoopDetails): boolean {
  return delay.p99Ns / 1e6 >= LEAST_LOOP_DELAY_MS && lateShare >= LEAST_LOOP_LATE_SHARE;
}

function threadOf({ run }: RunFacts, { pid, tid }: LoopDetails): WorkerResult | null {
  const isIt = (worker: WorkerResult): boolean =>
    worker.pid === pid && (worker.tid ?? worker.pid) === (tid ?? pid);
  return run.workerDetails.find(isIt) ?? null;
}

/** Of the time in which it was watched; `null`: it was not. */
function sharesOf(worker: WorkerResult | null): { onCpu: number; waiting: number } | null {
  if (worker === null) return null;
  const { onCpuMs, waitingMs, blockedMs } = worker;
  if (onCpuMs === null || waitingMs === null || blockedMs === null) return null;
  const livedMs = onCpuMs + waitingMs + blockedMs;
  return livedMs === 0 ? null : { onCpu: onCpuMs / livedMs, waiting: waitingMs / livedMs };
}
