import { formatMs } from '../report/quantities.ts';
import {
  coreCount,
  coresUsedOf,
  counted,
  type Finding,
  held,
  percent,
  type Rule,
  shown,
  sizeParameter,
  workersForCores,
} from './finding.ts';
import { fewer } from './program-advice.ts';
import type { RunFacts } from './run-facts.ts';
import {
  FULL_MACHINE_SHARE,
  LEAST_OTHERS_CPU_MS,
  LEAST_OTHERS_PER_WAITING,
  MAX_OTHERS_SHARE,
  MAX_THROTTLED_SHARE,
  MAX_WAITING_SHARE,
  SHORTEST_WORK_MS,
  UNDISTURBED_TURNS_CORES,
} from './thresholds.ts';
import { takesTurns } from './turns-rules.ts';

/** The work is over before its figures mean anything. */
export const tooShort: Rule = (facts) => {
  const { wallMs } = facts;
  if (wallMs >= SHORTEST_WORK_MS) return null;
  const parameter = sizeParameter(facts);
  const more = parameter === null ? 'Give it more work' : `Raise ${parameter}`;
  return {
    sentence: `The work took ${formatMs(wallMs)}: in less than ${SHORTEST_WORK_MS} ms the readings at its two ends weigh too much to tell what limited it.`,
    evidence: [held(['wallMs', 'Wall time', 'ms'], wallMs, 'at-most', SHORTEST_WORK_MS)],
    next: `${more} until it takes a second or more.`,
  };
};

/** Others were on the cores that the run wanted. */
export const noisy: Rule = (facts) => busyOthers(facts) ?? unexplainedWaiting(facts);

function busyOthers(facts: RunFacts): Finding | null {
  const { othersCoresUsed, monitorCoresUsed, serverCoresUsed, machine } = facts.run;
  if (othersCoresUsed === null) return null;
  if (othersCoresUsed * facts.wallMs < LEAST_OTHERS_CPU_MS || hadItsCores(facts)) return null;
  const share = othersCoresUsed / machine.logicalCores;
  const ownCores = facts.coresUsed + (monitorCoresUsed ?? 0) + (serverCoresUsed ?? 0);
  const fullShare = (ownCores + othersCoresUsed) / machine.logicalCores;
  if (share < MAX_OTHERS_SHARE || fullShare < FULL_MACHINE_SHARE) return null;
  return {
    sentence: `Other programs used ${othersCoresUsed.toFixed(2)} of ${machine.logicalCores} cores while the work ran, and hardly any core was left idle: the run had to share.`,
    evidence: [
      held(
        ['othersCoresUsed', 'Cores used by others', 'cores'],
        othersCoresUsed,
        'at-least',
        MAX_OTHERS_SHARE * machine.logicalCores,
      ),
      held(
        ['machineBusy', 'Machine busy', '%'],
        fullShare * 100,
        'at-least',
        FULL_MACHINE_SHARE * 100,
      ),
      coresUsedOf(facts),
    ],
    next: REPEAT,
  };
}

/**
 * Whoever waits for no core was kept from none; nor was who can use one core only and had it. Without
 * a reading of the waiting nothing speaks for it.
 */
function hadItsCores(facts: RunFacts): boolean {
  const { waitingCores, usableCores, coresUsed } = facts;
  if (waitingCores === null) return false;
  if (waitingCores < MAX_WAITING_SHARE * usableCores) return true;
  return takesTurns(facts) && coresUsed >= UNDISTURBED_TURNS_CORES;
}

const REPEAT = 'Close what else is busy, then repeat the run.';

/** Workers that wait for a core although there is one for each, and for all else that is ours. */
function unexplainedWaiting(facts: RunFacts): Finding | null {
  const { waitingCores, usableCores, run } = facts;
  if (waitingCores === null || facts.workers > run.effectiveCores) return null;
  const unexplained = waitingCores - Math.max(0, wantedCores(facts) - run.effectiveCores);
  const isLittle = unexplained < MAX_WAITING_SHARE * usableCores;
  if (isLittle || !othersMayBeWhy(facts, unexplained)) return null;
  return {
    sentence: `Its workers waited ${percent(waitingCores / facts.active.length)} of their time for a core, though there were enough for all of them: something else was on their cores.`,
    evidence: [
      held(
        ['unexplainedWaitingCores', 'Waiting without a reason of its own', 'workers'],
        unexplained,
        'at-least',
        MAX_WAITING_SHARE * usableCores,
      ),
      coresUsedOf(facts),
    ],
    next: REPEAT,
  };
}

function othersMayBeWhy({ run }: RunFacts, unexplainedCores: number): boolean {
  const { othersCoresUsed } = run;
  return othersCoresUsed === null || othersCoresUsed >= LEAST_OTHERS_PER_WAITING * unexplainedCores;
}

/** What all parts of the run, and those who serve and watch it, would use if they had it. */
function wantedCores({ run, workers, wallMs }: RunFacts): number {
  const besideMs = (run.runtimeThreadsCpuMs ?? 0) + (run.hostCpuMs ?? 0);
  return workers + besideMs / wallMs + (run.monitorCoresUsed ?? 0) + (run.serverCoresUsed ?? 0);
}

/** The cgroup's quota stopped it. */
export const throttled: Rule = (facts) => {
  const { throttledMs, machine } = facts.run;
  if (throttledMs === null || throttledMs < MAX_THROTTLED_SHARE * facts.wallMs) return null;
  const { quotaCores } = machine;
  const what = quotaCores === null ? '' : ` of ${coreCount(quotaCores)} cores`;
  return {
    sentence: `The CPU quota${what} of its container or cgroup held the run back for ${formatMs(throttledMs)} in ${formatMs(facts.wallMs)} of work.`,
    evidence: [
      held(
        ['throttledShare', 'Held back by the quota', '%'],
        (throttledMs / facts.wallMs) * 100,
        'at-least',
        MAX_THROTTLED_SHARE * 100,
      ),
      shown(['throttledMs', 'Held back', 'ms'], throttledMs),
      coresUsedOf(facts),
    ],
    next: `${facts.isProgram ? fewer(facts, workersForCores(facts)) : `Use no more than ${counted(workersForCores(facts), 'worker')}`}, or raise the quota (cpu.max).`,
  };
};
