import {
  coresOf,
  counted,
  type Finding,
  held,
  percent,
  type Rule,
  shown,
  strategyName,
  workersForCores,
} from './finding.ts';
import { lockBound } from './lock-rule.ts';
import type { RunFacts } from './run-facts.ts';
import {
  LEAST_CORES_FOR_TURNS,
  LEAST_TURN_BLOCKED_SHARE,
  LEAST_TURN_TASKS_SHARE,
  ONE_AT_A_TIME_CORES,
} from './thresholds.ts';

/** Threads of a Python whose GIL lets one of them run at a time. */
export const gilBound: Rule = (facts) => {
  if (!sharesGil(facts) || !takesTurns(facts)) return null;
  const count = counted(workersForCores(facts), 'worker');
  const isChosen = facts.run.options.gil === 'on';
  const without = isChosen ? 'Take away the option GIL: on, or use' : 'Use';
  return {
    sentence: `The GIL let one thread run at a time: ${counted(facts.workers, 'thread')} used ${coresOf(facts.coresUsed, facts.run.effectiveCores)}${blockedText(facts)}.`,
    evidence: turnEvidence(facts),
    next: `${without} ${strategyName('process-pool')} with ${count}${isChosen ? '' : ', or a free-threaded Python'}.`,
  };
};

/** One worker at a time, and nothing tells why. */
export const serialised: Rule = (facts) => {
  if (!takesTurns(facts) || sharesGil(facts) || lockBound(facts) !== null) return null;
  const isThreads = facts.active.every(({ kind }) => kind === 'thread');
  const suspects = isThreads ? 'a lock, or a GIL of its runtime' : 'a lock they share';
  return {
    sentence: `One worker at a time ran: ${counted(facts.workers, 'worker')} used ${coresOf(facts.coresUsed, facts.run.effectiveCores)}${blockedText(facts)}. That is ${suspects}.`,
    evidence: turnEvidence(facts),
    next: facts.isProgram
      ? inProgram(isThreads)
      : isThreads
        ? `Run the same work under ${strategyName('processes')}: if that uses more cores it is a GIL, else a lock.`
        : 'Look for what all workers wait for: a lock, a file, a pipe.',
  };
};

function inProgram(isThreads: boolean): string {
  return isThreads
    ? 'Let your program use processes instead of threads: if that uses more cores it is a GIL, else a lock.'
    : 'Look in your program for what all of them wait for: a lock, a file, a pipe.';
}

/**
 * Whether workers ran one at a time: about one core in all, several that took part evenly, and each
 * asleep while another one ran.
 */
export function takesTurns(facts: RunFacts): boolean {
  const { coresUsed, usableCores, active, workers } = facts;
  const { least, most } = ONE_AT_A_TIME_CORES;
  if (workers < 2 || active.length < 2 || usableCores < LEAST_CORES_FOR_TURNS) return false;
  return coresUsed >= least && coresUsed <= most && isEven(facts) && othersSlept(facts);
}

/** Of one worker that did nearly everything the others did not keep it from anything. */
function isEven({ active }: RunFacts): boolean {
  const cpuMs = active.map((worker) => worker.cpuMs ?? 0);
  const mostMs = cpuMs.reduce((most, ms) => Math.max(most, ms), 0);
  const totalMs = cpuMs.reduce((sum, ms) => sum + ms, 0);
  return mostMs <= (0.5 + 0.5 / active.length) * totalMs;
}

function othersSlept(facts: RunFacts): boolean {
  const { blockedCores, tasksInFlight, active, hasEventLoop, isPerTask } = facts;
  if (blockedCores !== null) return blockedCores >= LEAST_TURN_BLOCKED_SHARE * (active.length - 1);
  // Where sleep can't be read: tasks that take turns are all under way all the time.
  if (tasksInFlight === null || hasEventLoop) return false;
  const atOnce = isPerTask ? facts.workers : active.length;
  return tasksInFlight >= LEAST_TURN_TASKS_SHARE * atOnce;
}

function sharesGil({ run, active }: RunFacts): boolean {
  if (run.gilEnabled !== true || run.options.executor === 'InterpreterPoolExecutor') return false;
  const pids = new Set(active.map(({ pid }) => pid));
  return pids.size === 1 && active.every(({ kind }) => kind === 'thread');
}

function blockedShare({ blockedCores, active }: RunFacts): number | null {
  return blockedCores === null ? null : Math.min(1, blockedCores / active.length);
}

function blockedText(facts: RunFacts): string {
  const share = blockedShare(facts);
  return share === null ? '' : `, each asleep for ${percent(share)} of the time`;
}

function turnEvidence(facts: RunFacts): Finding['evidence'] {
  const { coresUsed, blockedCores, active, tasksInFlight, waitingCores } = facts;
  const { least, most } = ONE_AT_A_TIME_CORES;
  const asleep = LEAST_TURN_BLOCKED_SHARE * (active.length - 1);
  return [
    held(['coresUsed', 'Cores used', 'cores'], coresUsed, 'at-least', least),
    held(['coresUsed', 'Cores used', 'cores'], coresUsed, 'at-most', most),
    ...(blockedCores === null
      ? []
      : [held(['workersBlocked', 'Workers asleep', 'workers'], blockedCores, 'at-least', asleep)]),
    ...(waitingCores === null
      ? []
      : [shown(['workersWaiting', 'Workers waiting for a core', 'workers'], waitingCores)]),
    ...(blockedCores !== null || tasksInFlight === null
      ? []
      : [shown(['tasksInFlight', 'Tasks under way at a time', 'tasks'], tasksInFlight)]),
  ];
}
