import { formatMs } from '../report/quantities.ts';
import {
  coresUsedOf,
  counted,
  held,
  parallelPool,
  type Rule,
  strategyName,
  workersForCores,
} from './finding.ts';
import { programLoopBlocked } from './program-loop-rule.ts';
import type { RunFacts } from './run-facts.ts';
import {
  COMPUTING_LOOP_SHARE,
  LEAST_LOOP_DELAY_MS,
  LEAST_LOOP_DELAY_TASKS,
  LEAST_LOOP_READINGS,
  LOOP_TIMER_MS,
  MAX_LOOP_WAITING_SHARE,
} from './thresholds.ts';

/** A task kept its event loop from everything else for about as long as a task takes. */
export const eventLoopBlocked: Rule = (facts) => {
  if (facts.isProgram) return programLoopBlocked(facts);
  const { taskMs } = facts.run;
  const delay = facts.hasEventLoop ? loopDelay(facts) : null;
  if (delay === null || taskMs === null) return null;
  const leastMs = Math.max(LEAST_LOOP_DELAY_MS, LEAST_LOOP_DELAY_TASKS * taskMs.p50);
  if (delay.ms < leastMs || isKeptWaiting(facts)) return null;
  const loopShare = facts.coresUsed / facts.workers;
  const isComputing = loopShare >= COMPUTING_LOOP_SHARE;
  const what = isComputing ? 'compute' : 'call something that blocks';
  const loops = facts.workers === 1 ? 'the event loop' : 'an event loop';
  return {
    sentence: `Tasks ${what} inside ${loops}: it was ${delay.words} late for everything else, and meanwhile no other of its tasks could go on.`,
    evidence: [
      held(['loopDelayMs', delay.label, 'ms'], delay.ms, 'at-least', leastMs),
      held(
        ['loopCpuShare', 'CPU per loop', '%'],
        loopShare * 100,
        isComputing ? 'at-least' : 'at-most',
        COMPUTING_LOOP_SHARE * 100,
      ),
      coresUsedOf(facts),
    ],
    next: isComputing ? outOfTheLoop(facts) : awaitIt(facts),
  };
};

interface LoopDelay {
  readonly ms: number;
  readonly label: string;
  readonly words: string;
}

function loopDelay(facts: RunFacts): LoopDelay | null {
  const { eventLoopDelay } = facts.run;
  if (eventLoopDelay === null) return silentLoop(facts);
  const ms = eventLoopDelay.p99Ns / 1e6;
  return { ms, label: 'Event loop late, p99', words: `up to ${formatMs(ms)} (p99)` };
}

/**
 * Node's loops report no delay when their timer came round fewer than three times. In work of many
 * of its intervals that is the clearest sign of all: one gap at least was a third of it.
 */
function silentLoop({ run, wallMs }: RunFacts): LoopDelay | null {
  const ms = wallMs / LEAST_LOOP_READINGS - LOOP_TIMER_MS;
  if (run.runtime.kind !== 'node' || run.strategy !== 'async' || ms <= 0) return null;
  return { ms, label: 'Event loop late, at least', words: `at least ${formatMs(ms)}` };
}

/** Late because its thread had to wait for a core. */
function isKeptWaiting({ waitingCores, active }: RunFacts): boolean {
  return waitingCores !== null && waitingCores > MAX_LOOP_WAITING_SHARE * active.length;
}

function outOfTheLoop(facts: RunFacts): string {
  const count = counted(workersForCores(facts), 'worker');
  return `Let workers compute: ${parallelPool(facts)} with ${count}; an event loop is for work that waits.`;
}

function awaitIt({ run }: RunFacts): string {
  return run.options.asyncCalls === 'blocking'
    ? 'Await it instead (Calls: awaited), or hand it to a thread (Calls: to-thread).'
    : `Await what blocks, or give it threads: ${strategyName('thread-pool')}.`;
}
