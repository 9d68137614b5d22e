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
import type { RunFacts } from './run-facts.ts';
import {
  COMPUTING_LOOP_SHARE,
  LEAST_LOOP_DELAY_MS,
  LEAST_LOOP_DELAY_TASKS,
  MAX_LOOP_WAITING_SHARE,
} from './thresholds.ts';

/** A task kept its event loop from everything else for about as long as a task takes. */
export const eventLoopBlocked: Rule = (facts) => {
  const { eventLoopDelay, taskMs } = facts.run;
  if (!facts.hasEventLoop || eventLoopDelay === null || taskMs === null) return null;
  const delayMs = eventLoopDelay.p99Ns / 1e6;
  const leastMs = Math.max(LEAST_LOOP_DELAY_MS, LEAST_LOOP_DELAY_TASKS * taskMs.p50);
  if (delayMs < leastMs || isKeptWaiting(facts)) return null;
  const loopShare = facts.coresUsed / facts.workers;
  const isComputing = loopShare >= COMPUTING_LOOP_SHARE;
  const what = isComputing ? 'compute' : 'call something that blocks';
  const loops = facts.workers === 1 ? 'the event loop' : 'an event loop';
  return {
    sentence: `Tasks ${what} inside ${loops}: it was up to ${formatMs(delayMs)} late for everything else (p99), and meanwhile no other of its tasks could go on.`,
    evidence: [
      held(['loopDelayP99Ms', 'Event loop late, p99', 'ms'], delayMs, 'at-least', leastMs),
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
