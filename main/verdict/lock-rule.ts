import { hasWorkerProcesses } from '../../contract/catalogue.ts';
import { coresOf, coresUsedOf, held, parameterName, percent, type Rule, shown } from './finding.ts';
import type { RunFacts } from './run-facts.ts';
import { LEAST_LOCK_BLOCKED_SHARE, LOCK_CONTRADICTION, LOCK_LIMITS_BELOW } from './thresholds.ts';

/**
 * With a share s of all CPU time inside sections that admit one at a time, at most 1/s cores can be
 * used (Amdahl's law with nothing outside in the way). Where that is less than the cores there are,
 * the lock limits, with or without a GIL.
 */
export const lockBound: Rule = (facts) => {
  const share = lockedShare(facts);
  if (share === null || share <= 0) return null;
  const admittedCores = 1 / share;
  const limit = LOCK_LIMITS_BELOW * facts.usableCores;
  if (admittedCores >= limit || facts.coresUsed >= limit) return null;
  if (isContradicted(facts, admittedCores)) return null;
  return {
    sentence: `The lock limits it: ${percent(share)} of the workers’ CPU time was inside critical sections, where one can be at a time; ${coresOf(facts.coresUsed, facts.run.effectiveCores)} were used, and ${admittedCores.toFixed(2)} is what that admits.`,
    evidence: [
      held(['lockedCpuShare', 'CPU time inside locks', '%'], share * 100, 'at-least', 100 / limit),
      held(['lockAdmitsCores', 'Cores the lock admits', 'cores'], admittedCores, 'at-most', limit),
      coresUsedOf(facts),
      ...switchRate(facts),
    ],
    next: nextOf(facts),
  };
};

/** `null`: not told, or one worker alone, which finds every lock free. */
export function lockedShare({ lockedCpuMs, workersCpuMs, workers }: RunFacts): number | null {
  if (lockedCpuMs === null || workersCpuMs === null || workersCpuMs <= 0 || workers < 2)
    return null;
  return Math.min(1, lockedCpuMs / workersCpuMs);
}

/**
 * Node gives an upper bound of the time inside locks, which grows while others keep the workers from
 * their cores. Such a share admits less than was used, or finds nobody asleep in the lock's queue.
 */
function isContradicted(facts: RunFacts, admittedCores: number): boolean {
  const { workersCpuMs, wallMs, blockedCores, usableCores } = facts;
  const workersCores = (workersCpuMs ?? 0) / wallMs;
  if (workersCores > LOCK_CONTRADICTION * admittedCores) return true;
  const deniedCores = usableCores - admittedCores;
  return blockedCores !== null && blockedCores < LEAST_LOCK_BLOCKED_SHARE * deniedCores;
}

function switchRate({ active, wallMs }: RunFacts): readonly ReturnType<typeof shown>[] {
  const counts = active.map(({ voluntarySwitches }) => voluntarySwitches);
  const known = counts.filter((count) => count !== null);
  if (known.length === 0 || known.length < counts.length) return [];
  const perS = known.reduce((sum, count) => sum + count, 0) / known.length / (wallMs / 1000);
  return [shown(['voluntarySwitchesPerS', 'Voluntary switches per worker', 'per second'], perS)];
}

function nextOf(facts: RunFacts): string {
  if (facts.run.workload === 'lock-contention') {
    const parameter = parameterName(facts, 'lockedPercent') ?? 'the share inside the lock';
    return `Do less inside the lock: lower ${parameter}; more workers or cores bring nothing.`;
  }
  if (facts.run.workload === 'counter') {
    return hasWorkerProcesses(facts.run.strategy)
      ? 'Count in each worker for itself and add up at the end; more workers bring nothing.'
      : 'Count in each worker for itself and add up at the end, or try “Atomic”; more workers bring nothing.';
  }
  return 'Do less inside the lock, or give each worker data of its own; more workers or cores bring nothing.';
}
