import {
  coreCount,
  coresOf,
  coresUsedOf,
  counted,
  held,
  parallelPool,
  percent,
  type Rule,
  shown,
  strategyName,
  workersForCores,
} from './finding.ts';
import { ioBound } from './io-rule.ts';
import { fewer, shareOut } from './program-advice.ts';
import type { RunFacts } from './run-facts.ts';
import {
  LEAST_CORES_FOR_QUEUE_SHARE,
  LEAST_CORES_FOR_SCALING_SHARE,
  LEAST_CPU_GROWTH,
  LEAST_QUEUE_SHARE,
  LEAST_SPARE_CORES,
  ONE_AT_A_TIME_CORES,
} from './thresholds.ts';

/** More workers wanted to compute than there are cores. */
export const oversubscribed: Rule = (facts) => {
  const { workers, waitingCores, coresUsed, active, run } = facts;
  const surplus = Math.min(workers, active.length) - run.effectiveCores;
  if (waitingCores === null || surplus <= 0) return null;
  const leastCores = LEAST_CORES_FOR_QUEUE_SHARE * run.effectiveCores;
  if (coresUsed < leastCores || waitingCores < LEAST_QUEUE_SHARE * surplus) return null;
  return {
    sentence: `${counted(workers, 'worker')} shared ${coresText(run.effectiveCores)}: each waited ${percent(waitingCores / active.length)} of its time for one.`,
    evidence: [
      held(
        ['workersWaiting', 'Workers waiting for a core', 'workers'],
        waitingCores,
        'at-least',
        LEAST_QUEUE_SHARE * surplus,
      ),
      held(['coresUsed', 'Cores used', 'cores'], coresUsed, 'at-least', leastCores),
    ],
    next: `${facts.isProgram ? fewer(facts, workersForCores(facts)) : `Use ${counted(workersForCores(facts), 'worker')}`}: more bring no speed here, only memory and switching.`,
  };
};

function coresText(cores: number): string {
  return `${coreCount(cores)} ${cores === 1 ? 'core' : 'cores'}`;
}

/** More CPU time for the same work, with the cores in use and nothing else to blame: never sure. */
export const memoryBound: Rule = (facts) => {
  const { baseline, cpuMs } = facts;
  const baselineCpuMs = baseline?.cpuMs ?? 0;
  if (baseline === null || baselineCpuMs <= 0 || facts.workers <= baseline.workers) return null;
  const growth = cpuMs / baselineCpuMs;
  if (growth < LEAST_CPU_GROWTH || !usesItsCores(facts)) return null;
  return {
    sentence: `Probably memory, though that can’t be told for sure: the same work took ${growth.toFixed(2)}× the CPU time of ${baseline.label}, so the workers slowed each other down while ${coresOf(facts.coresUsed, facts.run.effectiveCores)} were in use.`,
    evidence: [
      held(
        ['cpuGrowth', 'CPU time against the baseline', '×'],
        growth,
        'at-least',
        LEAST_CPU_GROWTH,
      ),
      coresUsedOf(facts),
    ],
    next: 'Try fewer workers or a smaller working set; caches, memory bandwidth, shared physical cores and a lower clock all look like this.',
  };
};

/** One worker, and cores to spare. */
export const singleWorker: Rule = (facts) => {
  const { run, workers, coresUsed } = facts;
  if (workers > 1 || run.effectiveCores < LEAST_SPARE_CORES) return null;
  // The runtime's own threads made use of the others; or it is no core that the worker lacked.
  if (coresUsed > ONE_AT_A_TIME_CORES.most || ioBound(facts) !== null) return null;
  return {
    sentence: `There was one worker: it used ${coresOf(coresUsed, run.effectiveCores)}, and the others had nothing to do.`,
    evidence: [
      held(
        ['effectiveCores', 'Effective cores', 'cores'],
        run.effectiveCores,
        'at-least',
        LEAST_SPARE_CORES,
      ),
      coresUsedOf(facts),
    ],
    next: facts.isProgram
      ? shareOut(facts, workersForCores(facts))
      : `Share the work out: ${parallelPool(facts)} with ${counted(workersForCores(facts), 'worker')}.`,
  };
};

/** It uses what it can use. */
export const scalesWell: Rule = (facts) => {
  const { run, coresUsed } = facts;
  if (singleWorker(facts) !== null || !usesItsCores(facts)) return null;
  const who = facts.workers === 1 ? 'The one worker' : `The ${facts.workers} workers`;
  return {
    sentence: `${who} used ${coresOf(coresUsed, run.effectiveCores)}.${factorText(facts)}`,
    evidence: [
      held(
        ['coresUsed', 'Cores used', 'cores'],
        coresUsed,
        'at-least',
        LEAST_CORES_FOR_SCALING_SHARE * coresInReach(facts),
      ),
      ...factorEvidence(facts),
    ],
    next: furtherWorkers(facts),
  };
};

function usesItsCores(facts: RunFacts): boolean {
  return facts.coresUsed >= LEAST_CORES_FOR_SCALING_SHARE * coresInReach(facts);
}

/** One worker whose runtime computes in threads of its own has all cores in reach. */
function coresInReach({ workers, coresUsed, usableCores, run }: RunFacts): number {
  const isBeyond = workers === 1 && coresUsed > ONE_AT_A_TIME_CORES.most;
  return isBeyond ? run.effectiveCores : usableCores;
}

function factor({ baseline, wallMs, workers }: RunFacts): number | null {
  if (baseline === null || workers <= baseline.workers) return null;
  return baseline.wallMs > 0 ? baseline.wallMs / wallMs : null;
}

function factorText(facts: RunFacts): string {
  const times = factor(facts);
  if (times === null || facts.baseline === null) return '';
  return ` It was ${times.toFixed(2)}× as fast as ${facts.baseline.label}.`;
}

function factorEvidence(facts: RunFacts): readonly ReturnType<typeof shown>[] {
  const times = factor(facts);
  return times === null ? [] : [shown(['speedup', 'Speed-up over the baseline', '×'], times)];
}

function furtherWorkers(facts: RunFacts): string {
  const cores = workersForCores(facts);
  if (facts.isProgram) {
    return facts.workers < cores
      ? shareOut(facts, cores)
      : 'All cores are in use: only less work, or more cores, will make it faster.';
  }
  return facts.workers < cores
    ? `Try more workers: ${counted(cores, 'core')} can be used here (${strategyName('process-pool')} or the same strategy with ${cores}).`
    : 'All cores are in use: only less work for each task, or more cores, will make it faster.';
}
